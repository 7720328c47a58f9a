import {
  CreateListenerCommand,
  DeleteListenerCommand,
  ModifyListenerCommand,
  type CreateListenerCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { retagElb, tagsForElb } from './shared/elb-tags.ts';

type Listener = Pick<
  CreateListenerCommandInput,
  'AlpnPolicy' | 'Certificates' | 'DefaultActions' | 'LoadBalancerArn' | 'Port' | 'Protocol' | 'SslPolicy'
> & { readonly Tags?: Tag[] };

/** The resource type AWS::ElasticLoadBalancingV2::Listener: creates, changes and deletes listeners. */
export const listener = resourceType<Listener>({
  supports: [
    'AlpnPolicy',
    'Certificates',
    'DefaultActions',
    'LoadBalancerArn',
    'Port',
    'Protocol',
    'SslPolicy',
    'Tags',
  ],
  async create(properties, { elb }) {
    const { Listeners } = await elb.send(
      new CreateListenerCommand({ ...properties, Tags: tagsForElb(properties.Tags) }),
    );
    const arn = Listeners?.[0]?.ListenerArn ?? '';
    return { physicalId: arn, attributes: { ListenerArn: arn } };
  },
  async update({ physicalId, attributes }, { LoadBalancerArn: _, Tags, ...properties }, previous, { elb }) {
    await elb.send(new ModifyListenerCommand({ ListenerArn: physicalId, ...properties }));
    await retagElb(elb, physicalId, Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { elb }) {
    await elb.send(new DeleteListenerCommand({ ListenerArn: physicalId }));
  },
});
