import {
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
  type ResponseLaunchTemplateData,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import { beyondTheLab } from '../../door/call-params.ts';
import { ApiError } from '../../ports.ts';
import { imageGone } from './ec2-refusals.ts';
import type { Compute, LaunchSource } from './ports.ts';
import type { LabClient } from '../../door/lab-client.ts';

/** An EC2 client that calls the lab's door. */
export function ec2(client: LabClient): Compute {
  const api = new EC2Client(client);
  return {
    async find({ id, name }) {
      const { LaunchTemplates } = await api.send(
        new DescribeLaunchTemplatesCommand(
          id === undefined ? { LaunchTemplateNames: [name ?? ''] } : { LaunchTemplateIds: [id] },
        ),
      );
      const template = LaunchTemplates?.[0];
      return { id: template?.LaunchTemplateId ?? '', name: template?.LaunchTemplateName ?? '' };
    },
    read: async ({ id, version }) => source(await readVersion(api, id, version)),
    flaw: (launch) => flaw(api, launch),
    async run(launch, place, tags) {
      await requireImage(api, launch.imageId);
      const { Instances } = await api.send(new RunInstancesCommand(request(launch, place, tags)));
      return Instances?.[0]?.InstanceId ?? '';
    },
    async states(instanceIds) {
      if (instanceIds.length === 0) return new Map();
      // A filter instead of ids: an instance that EC2 no longer knows must not fail the whole request.
      const { Reservations = [] } = await api.send(
        new DescribeInstancesCommand({ Filters: [{ Name: 'instance-id', Values: [...instanceIds] }] }),
      );
      const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
      return new Map(instances.map(({ InstanceId = '', State }) => [InstanceId, State?.Name ?? '']));
    },
    async terminate(instanceId) {
      await api.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
    },
    async places(subnetIds) {
      const { Subnets = [] } = await api.send(new DescribeSubnetsCommand({ SubnetIds: [...subnetIds] }));
      const zones = new Map(Subnets.map((subnet) => [subnet.SubnetId, subnet.AvailabilityZone ?? '']));
      return subnetIds.map((subnetId) => ({ subnetId, zone: zones.get(subnetId) ?? '' }));
    },
  };
}

async function readVersion(api: EC2Client, id: string, version: string): Promise<ResponseLaunchTemplateData> {
  const answer = await api.send(
    new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: [version] }),
  );
  const data = answer.LaunchTemplateVersions?.[0]?.LaunchTemplateData;
  if (data === undefined) {
    throw new ApiError(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the specified version ${version} for the launch template with ID ${id}.`,
    );
  }
  return data;
}

const source = (data: ResponseLaunchTemplateData): LaunchSource => ({
  imageId: data.ImageId ?? '',
  instanceType: data.InstanceType ?? '',
  data,
});

/** Members of a launch template that the lab uses. */
const USED = new Set([
  'ImageId',
  'InstanceType',
  'UserData',
  'SecurityGroupIds',
  'KeyName',
  'IamInstanceProfile',
  'TagSpecifications',
]);

/** Members without effect: the lab's instances are processes, without volumes, and their metadata always needs tokens. */
const WITHOUT_EFFECT = new Set(['BlockDeviceMappings', 'MetadataOptions', 'Monitoring', 'EbsOptimized']);

/** Describes everything that the launch template names, and returns the first refusal, if any (ASG-05). */
async function flaw(api: EC2Client, launch: LaunchSource): Promise<string | null> {
  const data = launch.data as ResponseLaunchTemplateData;
  const strange = Object.keys(data).find((name) => !USED.has(name) && !WITHOUT_EFFECT.has(name));
  if (strange !== undefined) return beyondTheLab(`launch templates with ${strange}`).message;
  const groups = data.SecurityGroupIds ?? [];
  try {
    await api.send(new DescribeImagesCommand({ ImageIds: [launch.imageId] }));
    await api.send(new DescribeInstanceTypesCommand({ InstanceTypes: [launch.instanceType as never] }));
    if (groups.length > 0) await api.send(new DescribeSecurityGroupsCommand({ GroupIds: groups }));
    return null;
  } catch (refusal) {
    return (refusal as Error).message;
  }
}

/** Refuses a deregistered image as EC2 does; moto would launch from it. */
async function requireImage(api: EC2Client, imageId: string): Promise<void> {
  await api.send(new DescribeImagesCommand({ ImageIds: [imageId] })).catch((refusal: Error) => {
    throw refusal.name.startsWith('InvalidAMIID') ? new Error(imageGone(imageId)) : refusal;
  });
}

/** The parameters of RunInstances. They carry the template's data, because the lab reads the user data from this call. */
function request(
  launch: LaunchSource,
  place: { readonly subnetId: string },
  tags: readonly { readonly key: string; readonly value: string }[],
): RunInstancesCommandInput {
  const data = launch.data as ResponseLaunchTemplateData;
  const own = tags.map(({ key, value }) => ({ Key: key, Value: value }));
  const given = (data.TagSpecifications ?? []).filter(({ ResourceType }) => ResourceType === 'instance');
  const kept = given
    .flatMap(({ Tags = [] }) => Tags)
    .filter(({ Key }) => !own.some((tag) => tag.Key === Key));
  const profile = data.IamInstanceProfile;
  return {
    MinCount: 1,
    MaxCount: 1,
    ImageId: launch.imageId,
    InstanceType: launch.instanceType as never,
    SubnetId: place.subnetId,
    UserData: data.UserData,
    SecurityGroupIds: data.SecurityGroupIds,
    KeyName: data.KeyName,
    IamInstanceProfile: profile?.Arn === undefined ? profile : { Arn: profile.Arn },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [...own, ...kept] }],
  };
}
