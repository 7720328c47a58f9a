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
import { resourceType, type Workplace } from '../resource-type.ts';
import { oncePossible } from './shared/retry-while-busy.ts';
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
  async create({ Name, TargetGroupAttributes: _, ...properties }, at) {
    const { TargetGroups } = await at.elb.send(
      new CreateTargetGroupCommand({
        ...properties,
        Name: Name ?? at.newName(32),
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
  finish: ({ physicalId }, properties, at) => setAttributes(physicalId, properties, at),
  async update({ physicalId, attributes }, properties, previous, at) {
    await at.elb.send(
      new ModifyTargetGroupCommand({ TargetGroupArn: physicalId, ...healthCheck(properties) }),
    );
    await setAttributes(physicalId, properties, at);
    await retagElb(at.elb, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, at) {
    const remove = () => at.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: physicalId }));
    // ELB-09: the group stays in use for a moment after the last rule that named it went.
    await oncePossible(remove, (error) => error instanceof ResourceInUseException, at);
  },
});

async function setAttributes(arn: string, properties: TargetGroup, { elb }: Workplace): Promise<void> {
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
