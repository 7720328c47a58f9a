import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
  type VpcEndpointType,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';
import { documentText } from './shared/policy-document.ts';

interface Endpoint {
  readonly VpcId: string;
  readonly ServiceName: string;
  readonly VpcEndpointType?: VpcEndpointType;
  readonly RouteTableIds?: readonly string[];
  readonly SubnetIds?: readonly string[];
  readonly SecurityGroupIds?: readonly string[];
  readonly PrivateDnsEnabled?: boolean;
  readonly PolicyDocument?: unknown;
  readonly Tags?: readonly Tag[];
}

/** The resource type AWS::EC2::VPCEndpoint: creates, changes and deletes VPC endpoints. */
export const vpcEndpoint = resourceType<Endpoint>({
  supports: [
    'VpcId',
    'ServiceName',
    'VpcEndpointType',
    'RouteTableIds',
    'SubnetIds',
    'SecurityGroupIds',
    'PrivateDnsEnabled',
    'PolicyDocument',
    'Tags',
  ],
  async create({ Tags, PolicyDocument, ...properties }, { ec2 }) {
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        ...properties,
        RouteTableIds: properties.RouteTableIds?.slice(),
        SubnetIds: properties.SubnetIds?.slice(),
        SecurityGroupIds: properties.SecurityGroupIds?.slice(),
        PolicyDocument: PolicyDocument === undefined ? undefined : documentText(PolicyDocument),
        TagSpecifications: tagsOnCreate('vpc-endpoint', Tags),
      }),
    );
    const id = VpcEndpoint?.VpcEndpointId ?? '';
    return { physicalId: id, attributes: { Id: id } };
  },
  async update({ physicalId, attributes }, properties, previous, { ec2 }) {
    await ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: physicalId,
        ...added('RouteTable', properties.RouteTableIds, previous.RouteTableIds),
        ...added('Subnet', properties.SubnetIds, previous.SubnetIds),
        ...added('SecurityGroup', properties.SecurityGroupIds, previous.SecurityGroupIds),
        PrivateDnsEnabled: properties.PrivateDnsEnabled,
        PolicyDocument:
          properties.PolicyDocument === undefined ? undefined : documentText(properties.PolicyDocument),
      }),
    );
    await retag(ec2, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [physicalId] }));
  },
});

/** The difference as parameters of ModifyVpcEndpoint: `Add<what>Ids` and `Remove<what>Ids`. */
function added(
  what: string,
  now: readonly string[] = [],
  before: readonly string[] = [],
): Record<string, string[]> {
  const without = (list: readonly string[], other: readonly string[]) =>
    list.filter((id) => !other.includes(id));
  return { [`Add${what}Ids`]: without(now, before), [`Remove${what}Ids`]: without(before, now) };
}
