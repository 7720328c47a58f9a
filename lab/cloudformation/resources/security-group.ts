import { isDeepStrictEqual } from 'node:util';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';
import { permission, type SecurityGroupRule } from './shared/security-group-rule.ts';

/** The resource type AWS::EC2::SecurityGroup: creates, changes and deletes security groups. */

interface SecurityGroup {
  readonly GroupName?: string;
  readonly GroupDescription: string;
  readonly VpcId?: string;
  readonly SecurityGroupIngress?: readonly SecurityGroupRule[];
  readonly SecurityGroupEgress?: readonly SecurityGroupRule[];
  readonly Tags?: readonly Tag[];
}

/** The egress rules that EC2 gives a new group. Egress rules in the template replace them. */
const EVERYWHERE: readonly SecurityGroupRule[] = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];

export const securityGroup = resourceType<SecurityGroup>({
  supports: ['GroupName', 'GroupDescription', 'VpcId', 'SecurityGroupIngress', 'SecurityGroupEgress', 'Tags'],
  async create({ GroupName, GroupDescription, VpcId, Tags }, context) {
    const { GroupId = '' } = await context.ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: GroupName ?? context.newName(255),
        Description: GroupDescription,
        VpcId,
        TagSpecifications: tagsOnCreate('security-group', Tags),
      }),
    );
    return { physicalId: GroupId, attributes: { GroupId, Id: GroupId, VpcId } };
  },
  finish: ({ physicalId }, properties, context) => setRules(physicalId, properties, {}, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    await setRules(physicalId, properties, previous, context);
    await retag(context.ec2, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: physicalId }));
  },
});

type Rules = Pick<SecurityGroup, 'SecurityGroupIngress' | 'SecurityGroupEgress'>;

async function setRules(GroupId: string, now: Rules, before: Rules, { ec2 }: ResourceContext): Promise<void> {
  const inward = difference(now.SecurityGroupIngress ?? [], before.SecurityGroupIngress ?? []);
  const outward = difference(now.SecurityGroupEgress ?? EVERYWHERE, before.SecurityGroupEgress ?? EVERYWHERE);
  if (inward.gone.length > 0) {
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: inward.gone }));
  }
  if (outward.gone.length > 0) {
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: outward.gone }));
  }
  if (inward.fresh.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: inward.fresh }));
  }
  if (outward.fresh.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: outward.fresh }));
  }
}

function difference(
  now: readonly SecurityGroupRule[],
  before: readonly SecurityGroupRule[],
): { fresh: IpPermission[]; gone: IpPermission[] } {
  const without = (rules: readonly SecurityGroupRule[], others: readonly SecurityGroupRule[]) =>
    rules.filter((rule) => !others.some((other) => isDeepStrictEqual(rule, other))).map(permission);
  return { fresh: without(now, before), gone: without(before, now) };
}
