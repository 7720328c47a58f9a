import {
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  ResourceInUseException,
  type CreateTargetGroupCommandInput,
  type TargetGroupAttribute,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { retryWhileBusy } from './shared/retry-while-busy.ts';
import { retagElb, tagsForElb } from './shared/elb-tags.ts';

type HealthCheck = Pick<
  CreateTargetGroupCommandInput,
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckPath'
  | 'HealthCheckPort'
  | 'HealthCheckProtocol'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>;

type TargetGroup = HealthCheck &
  Pick<
    CreateTargetGroupCommandInput,
    'IpAddressType' | 'Port' | 'Protocol' | 'ProtocolVersion' | 'TargetType' | 'VpcId'
  > & {
    readonly Name?: string;
    readonly TargetGroupAttributes?: TargetGroupAttribute[];
    readonly Tags?: Tag[];
  };

/** The resource type AWS::ElasticLoadBalancingV2::TargetGroup: creates, changes and deletes target groups. */
export const targetGroup = resourceType<TargetGroup>({
  supports: [
    'Name',
    'IpAddressType',
    'Port',
    'Protocol',
    'ProtocolVersion',
    'TargetType',
    'VpcId',
    'HealthCheckEnabled',
    'HealthCheckIntervalSeconds',
    'HealthCheckPath',
    'HealthCheckPort',
    'HealthCheckProtocol',
    'HealthCheckTimeoutSeconds',
    'HealthyThresholdCount',
    'UnhealthyThresholdCount',
    'Matcher',
    'TargetGroupAttributes',
    'Tags',
  ],
  async create({ Name, TargetGroupAttributes: _, ...properties }, context) {
    const { TargetGroups } = await context.elb.send(
      new CreateTargetGroupCommand({
        ...properties,
        Name: Name ?? context.newName(32),
        Tags: tagsForElb(properties.Tags),
      }),
    );
    const made = TargetGroups?.[0];
    const arn = made?.TargetGroupArn ?? '';
    const attributes = {
      TargetGroupArn: arn,
      TargetGroupName: made?.TargetGroupName,
      TargetGroupFullName: arn.slice(arn.lastIndexOf(':') + 1),
      LoadBalancerArns: made?.LoadBalancerArns ?? [],
    };
    return { physicalId: arn, attributes };
  },
  finish: ({ physicalId }, properties, context) => setAttributes(physicalId, properties, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    await context.elb.send(
      new ModifyTargetGroupCommand({ TargetGroupArn: physicalId, ...healthCheck(properties) }),
    );
    await setAttributes(physicalId, properties, context);
    await retagElb(context.elb, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, context) {
    const remove = () => context.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: physicalId }));
    // The group stays in use for a moment after the last rule that named it was deleted (ELB-09).
    await retryWhileBusy(remove, (error) => error instanceof ResourceInUseException, context);
  },
});

async function setAttributes(arn: string, properties: TargetGroup, { elb }: ResourceContext): Promise<void> {
  const { TargetGroupAttributes: Attributes = [] } = properties;
  if (Attributes.length === 0) return;
  await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: arn, Attributes }));
}

function healthCheck(properties: TargetGroup): HealthCheck {
  const { HealthCheckEnabled, HealthCheckIntervalSeconds, HealthCheckPath, HealthCheckPort } = properties;
  const { HealthCheckProtocol, HealthCheckTimeoutSeconds, HealthyThresholdCount } = properties;
  const { UnhealthyThresholdCount, Matcher } = properties;
  return {
    HealthCheckEnabled,
    HealthCheckIntervalSeconds,
    HealthCheckPath,
    HealthCheckPort,
    HealthCheckProtocol,
    HealthCheckTimeoutSeconds,
    HealthyThresholdCount,
    UnhealthyThresholdCount,
    Matcher,
  };
}
