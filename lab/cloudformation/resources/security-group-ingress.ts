import { AuthorizeSecurityGroupIngressCommand, RevokeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { resourceType } from '../resource-type.ts';
import { permission, type SecurityGroupRule } from './shared/security-group-rule.ts';

type OwnRule = SecurityGroupRule & { readonly GroupId: string };

/**
 * The resource type AWS::EC2::SecurityGroupIngress: adds single ingress rules to security groups and removes
 * them.
 */
export const securityGroupIngress = resourceType<OwnRule>({
  supports: [
    'GroupId',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'CidrIpv6',
    'Description',
    'SourceSecurityGroupId',
    'SourcePrefixListId',
  ],
  async create({ GroupId, ...rule }, { ec2 }) {
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(rule)] }),
    );
    const id = SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
    return { physicalId: id, attributes: { Id: id } };
  },
  async remove(_made, { GroupId, ...rule }, { ec2 }) {
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(rule)] }));
  },
});
