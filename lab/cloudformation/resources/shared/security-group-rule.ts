import type { IpPermission } from '@aws-sdk/client-ec2';

/** A security group rule in the form of templates, inside a group or as a resource of its own. */
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

/** The rule in the form of the EC2 API. */
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
