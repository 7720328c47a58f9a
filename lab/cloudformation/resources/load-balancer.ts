import { isDeepStrictEqual } from 'node:util';
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ModifyLoadBalancerAttributesCommand,
  SetSecurityGroupsCommand,
  SetSubnetsCommand,
  type CreateLoadBalancerCommandInput,
  type LoadBalancerAttribute,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { retagElb, tagsForElb } from './shared/elb-tags.ts';

type LoadBalancer = Pick<CreateLoadBalancerCommandInput, 'Scheme' | 'Type' | 'IpAddressType'> & {
  readonly Name?: string;
  readonly Subnets?: string[];
  readonly SecurityGroups?: string[];
  readonly LoadBalancerAttributes?: LoadBalancerAttribute[];
  readonly Tags?: Tag[];
};

/** The resource type AWS::ElasticLoadBalancingV2::LoadBalancer: creates, changes and deletes load balancers. */
export const loadBalancer = resourceType<LoadBalancer>({
  supports: [
    'Name',
    'Scheme',
    'Type',
    'IpAddressType',
    'Subnets',
    'SecurityGroups',
    'LoadBalancerAttributes',
    'Tags',
  ],
  async create({ Name, LoadBalancerAttributes: _, ...properties }, context) {
    const { LoadBalancers } = await context.elb.send(
      new CreateLoadBalancerCommand({
        ...properties,
        Name: Name ?? context.newName(32),
        Tags: tagsForElb(properties.Tags),
      }),
    );
    const made = LoadBalancers?.[0];
    const arn = made?.LoadBalancerArn ?? '';
    const attributes = {
      LoadBalancerArn: arn,
      LoadBalancerName: made?.LoadBalancerName,
      LoadBalancerFullName: arn.split(':loadbalancer/')[1],
      DNSName: made?.DNSName,
      CanonicalHostedZoneID: made?.CanonicalHostedZoneId,
      SecurityGroups: made?.SecurityGroups,
    };
    return { physicalId: arn, attributes };
  },
  async finish({ physicalId }, { LoadBalancerAttributes }, context) {
    await setAttributes(physicalId, LoadBalancerAttributes, context);
    await untilActive(physicalId, context);
  },
  async update({ physicalId, attributes }, properties, previous, context) {
    await setAttributes(physicalId, properties.LoadBalancerAttributes, context);
    const { Subnets, SecurityGroups } = properties;
    if (!isDeepStrictEqual(Subnets, previous.Subnets)) {
      await context.elb.send(new SetSubnetsCommand({ LoadBalancerArn: physicalId, Subnets }));
    }
    if (!isDeepStrictEqual(SecurityGroups, previous.SecurityGroups)) {
      await context.elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn: physicalId, SecurityGroups }));
    }
    await retagElb(context.elb, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { elb }) {
    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: physicalId }));
  },
});

async function setAttributes(
  LoadBalancerArn: string,
  Attributes: LoadBalancerAttribute[] = [],
  { elb }: ResourceContext,
): Promise<void> {
  if (Attributes.length === 0) return;
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
}

async function untilActive(arn: string, context: ResourceContext): Promise<void> {
  const state = async () => {
    const { LoadBalancers } = await context.elb.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
    );
    return LoadBalancers?.[0]?.State?.Code;
  };
  while ((await state()) === 'provisioning') await context.wait(5000);
}
