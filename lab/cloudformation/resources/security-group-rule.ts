import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { resourceType } from '../resource-type.ts';

/** A rule as templates write it, inside a group or as a resource of its own. */
export interface SecurityGroupRule {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly SourceSecurityGroupId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly SourcePrefixListId?: string;
  readonly DestinationPrefixListId?: string;
  readonly Description?: string;
}

export function permission(rule: SecurityGroupRule): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = rule;
  const group = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const prefixList = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol,
    FromPort,
    ToPort,
    IpRanges: CidrIp === undefined ? undefined : [{ CidrIp, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? undefined : [{ CidrIpv6, Description }],
    UserIdGroupPairs: group === undefined ? undefined : [{ GroupId: group, Description }],
    PrefixListIds: prefixList === undefined ? undefined : [{ PrefixListId: prefixList, Description }],
  };
}

type OwnRule = SecurityGroupRule & { readonly GroupId: string };

const COMMON = ['GroupId', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6', 'Description'] as const;

export const securityGroupIngress = resourceType<OwnRule>({
  supports: [...COMMON, 'SourceSecurityGroupId', 'SourcePrefixListId'],
  async create({ GroupId, ...rule }, { ec2 }) {
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(rule)] }),
    );
    return made(SecurityGroupRules);
  },
  async remove(_made, { GroupId, ...rule }, { ec2 }) {
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(rule)] }));
  },
});

export const securityGroupEgress = resourceType<OwnRule>({
  supports: [...COMMON, 'DestinationSecurityGroupId', 'DestinationPrefixListId'],
  async create({ GroupId, ...rule }, { ec2 }) {
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [permission(rule)] }),
    );
    return made(SecurityGroupRules);
  },
  async remove(_made, { GroupId, ...rule }, { ec2 }) {
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [permission(rule)] }));
  },
});

function made(rules: readonly { readonly SecurityGroupRuleId?: string | undefined }[] | undefined) {
  const id = rules?.[0]?.SecurityGroupRuleId ?? '';
  return { physicalId: id, attributes: { Id: id } };
}
