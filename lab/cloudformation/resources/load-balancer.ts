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
import { resourceType, type Workplace } from '../resource-type.ts';
import { retagElb, tagsForElb } from './shared/elb-tags.ts';

type LoadBalancer = Pick<CreateLoadBalancerCommandInput, 'Scheme' | 'Type' | 'IpAddressType'> & {
  readonly Name?: string;
  readonly Subnets?: string[];
  readonly SecurityGroups?: string[];
  readonly LoadBalancerAttributes?: LoadBalancerAttribute[];
  readonly Tags?: Tag[];
};

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
  async create({ Name, LoadBalancerAttributes: _, ...properties }, at) {
    const { LoadBalancers } = await at.elb.send(
      new CreateLoadBalancerCommand({
        ...properties,
        Name: Name ?? at.newName(32),
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
  async finish({ physicalId }, { LoadBalancerAttributes }, at) {
    await setAttributes(physicalId, LoadBalancerAttributes, at);
    await untilActive(physicalId, at);
  },
  async update({ physicalId, attributes }, properties, previous, at) {
    await setAttributes(physicalId, properties.LoadBalancerAttributes, at);
    const { Subnets, SecurityGroups } = properties;
    if (!isDeepStrictEqual(Subnets, previous.Subnets)) {
      await at.elb.send(new SetSubnetsCommand({ LoadBalancerArn: physicalId, Subnets }));
    }
    if (!isDeepStrictEqual(SecurityGroups, previous.SecurityGroups)) {
      await at.elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn: physicalId, SecurityGroups }));
    }
    await retagElb(at.elb, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { elb }) {
    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: physicalId }));
  },
});

async function setAttributes(
  LoadBalancerArn: string,
  Attributes: LoadBalancerAttribute[] = [],
  { elb }: Workplace,
): Promise<void> {
  if (Attributes.length === 0) return;
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
}

async function untilActive(arn: string, at: Workplace): Promise<void> {
  const state = async () => {
    const { LoadBalancers } = await at.elb.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
    );
    return LoadBalancers?.[0]?.State?.Code;
  };
  while ((await state()) === 'provisioning') await at.wait(5000);
}
