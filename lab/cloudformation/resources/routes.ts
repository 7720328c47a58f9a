import {
  AssociateRouteTableCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteCommand,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';

/** The resource types of route tables, their routes and their associations with subnets. */

/** AWS::EC2::RouteTable. */
export const routeTable = resourceType<{ readonly VpcId: string; readonly Tags?: readonly Tag[] }>({
  supports: ['VpcId', 'Tags'],
  async create({ VpcId, Tags }, { ec2 }) {
    const { RouteTable } = await ec2.send(
      new CreateRouteTableCommand({ VpcId, TagSpecifications: tagsOnCreate('route-table', Tags) }),
    );
    const id = RouteTable?.RouteTableId ?? '';
    return { physicalId: id, attributes: { RouteTableId: id } };
  },
  async update({ physicalId, attributes }, { Tags }, previous, { ec2 }) {
    await retag(ec2, physicalId, Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: physicalId }));
  },
});

interface Route {
  readonly RouteTableId: string;
  readonly DestinationCidrBlock: string;
  readonly GatewayId?: string;
  readonly NatGatewayId?: string;
}

/** AWS::EC2::Route. */
export const route = resourceType<Route>({
  supports: ['RouteTableId', 'DestinationCidrBlock', 'GatewayId', 'NatGatewayId'],
  async create(properties, { ec2 }) {
    await ec2.send(new CreateRouteCommand(properties));
    const { RouteTableId, DestinationCidrBlock } = properties;
    return {
      physicalId: `${RouteTableId}|${DestinationCidrBlock}`,
      attributes: { CidrBlock: DestinationCidrBlock },
    };
  },
  async update({ attributes }, properties, _previous, { ec2 }) {
    await ec2.send(new ReplaceRouteCommand(properties));
    return attributes;
  },
  async remove(_made, { RouteTableId, DestinationCidrBlock }, { ec2 }) {
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
  },
});

/** AWS::EC2::SubnetRouteTableAssociation. */
export const subnetRouteTableAssociation = resourceType<{
  readonly SubnetId: string;
  readonly RouteTableId: string;
}>({
  supports: ['SubnetId', 'RouteTableId'],
  async create(properties, { ec2 }) {
    const { AssociationId = '' } = await ec2.send(new AssociateRouteTableCommand(properties));
    return { physicalId: AssociationId, attributes: { Id: AssociationId } };
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DisassociateRouteTableCommand({ AssociationId: physicalId }));
  },
});
