import {
  CreateVpcCommand,
  DeleteVpcCommand,
  ModifyVpcAttributeCommand,
  type Tenancy,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { retag, tagsOnCreate } from './shared/ec2-tags.ts';

interface Vpc {
  readonly CidrBlock?: string;
  readonly EnableDnsSupport?: boolean;
  readonly EnableDnsHostnames?: boolean;
  readonly InstanceTenancy?: Tenancy;
  readonly Tags?: readonly Tag[];
}

/** The resource type AWS::EC2::VPC: creates, changes and deletes VPCs. */
export const vpc = resourceType<Vpc>({
  supports: ['CidrBlock', 'EnableDnsSupport', 'EnableDnsHostnames', 'InstanceTenancy', 'Tags'],
  async create({ CidrBlock, InstanceTenancy, Tags }, { ec2 }) {
    const { Vpc: made } = await ec2.send(
      new CreateVpcCommand({ CidrBlock, InstanceTenancy, TagSpecifications: tagsOnCreate('vpc', Tags) }),
    );
    const id = made?.VpcId ?? '';
    return { physicalId: id, attributes: { VpcId: id, CidrBlock } };
  },
  finish: ({ physicalId }, properties, context) => setNaming(physicalId, properties, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    await setNaming(physicalId, properties, context);
    await retag(context.ec2, physicalId, properties.Tags, previous.Tags);
    return attributes;
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteVpcCommand({ VpcId: physicalId }));
  },
});

/** Sets the DNS attributes. The API takes one attribute a call. */
async function setNaming(id: string, properties: Vpc, { ec2 }: ResourceContext): Promise<void> {
  const { EnableDnsSupport = true, EnableDnsHostnames = false } = properties;
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsSupport: { Value: EnableDnsSupport } }));
  await ec2.send(
    new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsHostnames: { Value: EnableDnsHostnames } }),
  );
}
