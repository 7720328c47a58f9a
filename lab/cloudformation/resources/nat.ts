import {
  AllocateAddressCommand,
  CreateNatGatewayCommand,
  DeleteNatGatewayCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';

/** The resource types of NAT gateways and of the Elastic IP addresses that they use. */

/** AWS::EC2::EIP. */
export const elasticAddress = resourceType<{ readonly Domain?: 'vpc'; readonly Tags?: readonly Tag[] }>({
  supports: ['Domain', 'Tags'],
  async create({ Tags }, { ec2 }) {
    const { PublicIp = '', AllocationId = '' } = await ec2.send(
      new AllocateAddressCommand({ Domain: 'vpc', TagSpecifications: tagsOnCreate('elastic-ip', Tags) }),
    );
    return { physicalId: PublicIp, attributes: { PublicIp, AllocationId } };
  },
  async update({ attributes }, { Tags }, previous, { ec2 }) {
    await retag(ec2, String(attributes['AllocationId']), Tags, previous.Tags);
    return attributes;
  },
  async remove({ attributes }, _properties, { ec2 }) {
    await ec2.send(new ReleaseAddressCommand({ AllocationId: String(attributes['AllocationId']) }));
  },
});

interface NatGateway {
  readonly AllocationId: string;
  readonly SubnetId: string;
  readonly Tags?: readonly Tag[];
}

/** AWS::EC2::NatGateway. */
export const natGateway = resourceType<NatGateway>({
  supports: ['AllocationId', 'SubnetId', 'Tags'],
  async create({ AllocationId, SubnetId, Tags }, { ec2 }) {
    const { NatGateway: made } = await ec2.send(
      new CreateNatGatewayCommand({
        AllocationId,
        SubnetId,
        TagSpecifications: tagsOnCreate('natgateway', Tags),
      }),
    );
    const id = made?.NatGatewayId ?? '';
    return { physicalId: id, attributes: { NatGatewayId: id } };
  },
  async update({ physicalId, attributes }, { Tags }, previous, { ec2 }) {
    await retag(ec2, physicalId, Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: physicalId }));
  },
});
