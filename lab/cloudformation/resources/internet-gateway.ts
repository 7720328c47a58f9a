import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';

/** The resource types of internet gateways and of their attachments to VPCs. */

/** AWS::EC2::InternetGateway. */
export const internetGateway = resourceType<{ readonly Tags?: readonly Tag[] }>({
  supports: ['Tags'],
  async create({ Tags }, { ec2 }) {
    const { InternetGateway } = await ec2.send(
      new CreateInternetGatewayCommand({ TagSpecifications: tagsOnCreate('internet-gateway', Tags) }),
    );
    const id = InternetGateway?.InternetGatewayId ?? '';
    return { physicalId: id, attributes: { InternetGatewayId: id } };
  },
  async update({ physicalId, attributes }, { Tags }, previous, { ec2 }) {
    await retag(ec2, physicalId, Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: physicalId }));
  },
});

interface Attachment {
  readonly VpcId: string;
  readonly InternetGatewayId: string;
}

/** AWS::EC2::VPCGatewayAttachment, of internet gateways. */
export const gatewayAttachment = resourceType<Attachment>({
  supports: ['VpcId', 'InternetGatewayId'],
  async create({ VpcId, InternetGatewayId }, { ec2 }) {
    await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    return { physicalId: `IGW|${VpcId}`, attributes: { AttachmentType: 'IGW' } };
  },
  async remove(_made, { VpcId, InternetGatewayId }, { ec2 }) {
    await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  },
});
