import { CreateSubnetCommand, DeleteSubnetCommand, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';

interface Subnet {
  readonly VpcId: string;
  readonly CidrBlock?: string;
  readonly AvailabilityZone?: string;
  readonly MapPublicIpOnLaunch?: boolean;
  readonly Tags?: readonly Tag[];
}

/** The resource type AWS::EC2::Subnet: creates, changes and deletes subnets. */
export const subnet = resourceType<Subnet>({
  supports: ['VpcId', 'CidrBlock', 'AvailabilityZone', 'MapPublicIpOnLaunch', 'Tags'],
  async create({ VpcId, CidrBlock, AvailabilityZone, Tags }, { ec2 }) {
    const { Subnet: made } = await ec2.send(
      new CreateSubnetCommand({
        VpcId,
        CidrBlock,
        AvailabilityZone,
        TagSpecifications: tagsOnCreate('subnet', Tags),
      }),
    );
    const id = made?.SubnetId ?? '';
    const attributes = { SubnetId: id, VpcId, CidrBlock, AvailabilityZone: made?.AvailabilityZone };
    return { physicalId: id, attributes };
  },
  finish: ({ physicalId }, properties, context) => setPublicAddresses(physicalId, properties, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    await setPublicAddresses(physicalId, properties, context);
    await retag(context.ec2, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteSubnetCommand({ SubnetId: physicalId }));
  },
});

async function setPublicAddresses(id: string, properties: Subnet, { ec2 }: ResourceContext): Promise<void> {
  const MapPublicIpOnLaunch = { Value: properties.MapPublicIpOnLaunch ?? false };
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: id, MapPublicIpOnLaunch }));
}
