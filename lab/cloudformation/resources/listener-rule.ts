import {
  CreateRuleCommand,
  DeleteRuleCommand,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
  type CreateRuleCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../plan/desired.ts';
import { resourceType } from '../resource-type.ts';
import { retagElb, tagsForElb } from './shared/elb-tags.ts';

type ListenerRule = Pick<
  CreateRuleCommandInput,
  'Actions' | 'Conditions' | 'ListenerArn' | 'Priority' | 'Transforms'
> & { readonly Tags?: Tag[] };

export const listenerRule = resourceType<ListenerRule>({
  supports: ['Actions', 'Conditions', 'ListenerArn', 'Priority', 'Transforms', 'Tags'],
  async create(properties, { elb }) {
    const { Rules } = await elb.send(
      new CreateRuleCommand({ ...properties, Tags: tagsForElb(properties.Tags) }),
    );
    const arn = Rules?.[0]?.RuleArn ?? '';
    return { physicalId: arn, attributes: { RuleArn: arn, IsDefault: false } };
  },
  async update({ physicalId, attributes }, properties, previous, { elb }) {
    const { Priority, Actions, Conditions, Transforms, Tags } = properties;
    await elb.send(new ModifyRuleCommand({ RuleArn: physicalId, Actions, Conditions, Transforms }));
    if (Priority !== previous.Priority) {
      await elb.send(new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn: physicalId, Priority }] }));
    }
    await retagElb(elb, physicalId, Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { elb }) {
    await elb.send(new DeleteRuleCommand({ RuleArn: physicalId }));
  },
});
