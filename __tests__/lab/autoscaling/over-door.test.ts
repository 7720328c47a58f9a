import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  SetDesiredCapacityCommand,
  type AutoScalingGroup,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { autoScaling, type AutoScaling } from '../../../lab/autoscaling/engine.ts';
import type { ApiCall } from '../../../lab/ports.ts';
import { labTime } from '../../../lab/time.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';
import { until } from '../../../proofs/kit/until.ts';

/** The engine behind the real door, its records in moto, called by the SDK as the action calls it. */
let lab: DoorOverMoto;
let engine: AutoScaling;
let api: AutoScalingClient;
let ec2: EC2Client;
let subnets: readonly string[];
let targetGroup: string;
let image: string;
const calls: ApiCall[] = [];
const defects: Error[] = [];
const USER_DATA = Buffer.from('#!/bin/bash\ntrue\n').toString('base64');

beforeAll(async () => {
  lab = await doorOverMoto(33);
  engine = autoScaling({
    door: lab.door,
    time: labTime(0.01),
    region: 'us-east-1',
    complain: (defect) => defects.push(defect),
  });
  lab.door.after((call) => calls.push(call));
  api = new AutoScalingClient(lab.as('CALLER'));
  ec2 = new EC2Client(lab.as('CALLER'));
  await network();
}, 60_000);

afterAll(async () => {
  await engine.stop();
  await lab.close();
});

async function network(): Promise<void> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '127.33.0.0/16' }));
  const VpcId = Vpc?.VpcId;
  subnets = await Promise.all(
    ['a', 'b'].map(async (zone, index) => {
      const subnet = { VpcId, CidrBlock: `127.33.${index + 1}.0/24`, AvailabilityZone: `us-east-1${zone}` };
      return (await ec2.send(new CreateSubnetCommand(subnet))).Subnet?.SubnetId ?? '';
    }),
  );
  const elb = new ElasticLoadBalancingV2Client(lab.as('CALLER'));
  const made = await elb.send(
    new CreateTargetGroupCommand({ Name: 'blue', Protocol: 'HTTP', Port: 8080, VpcId }),
  );
  targetGroup = made.TargetGroups?.[0]?.TargetGroupArn ?? '';
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }];
  await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: targetGroup, Attributes }));
  image = (await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }))).Images?.[0]?.ImageId ?? '';
}

const template = (name: string, ImageId: string): Promise<unknown> =>
  ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId, InstanceType: 'c7i.xlarge', UserData: USER_DATA },
    }),
  );

const create = (AutoScalingGroupName: string, LaunchTemplateName: string): Promise<unknown> =>
  api.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      LaunchTemplate: { LaunchTemplateName, Version: '1' },
      MinSize: 1,
      MaxSize: 3,
      DesiredCapacity: 2,
      VPCZoneIdentifier: subnets.join(','),
      TargetGroupARNs: [targetGroup],
      Tags: [{ Key: 'colour', Value: 'blue', PropagateAtLaunch: true }],
    }),
  );

async function group(name: string): Promise<AutoScalingGroup | undefined> {
  const names = { AutoScalingGroupNames: [name] };
  return (await api.send(new DescribeAutoScalingGroupsCommand(names))).AutoScalingGroups?.[0];
}

const inService = (name: string, count: number): Promise<AutoScalingGroup> =>
  until(async () => {
    const found = await group(name);
    const serving = found?.Instances?.filter(({ LifecycleState }) => LifecycleState === 'InService');
    return serving?.length === count && found?.Instances?.length === count ? found : null;
  });

describe('Auto Scaling over the door', () => {
  it('runs instances from the template in both zones, and takes one out again', async () => {
    await template('fleet', image);
    await create('fleet', 'fleet');
    const { Instances = [], TargetGroupARNs } = await inService('fleet', 2);
    expect(Instances.map(({ AvailabilityZone = '' }) => AvailabilityZone).toSorted()).toEqual([
      'us-east-1a',
      'us-east-1b',
    ]);
    expect(TargetGroupARNs).toEqual([targetGroup]);

    const runs = calls.filter(({ operation }) => operation === 'RunInstances');
    expect(runs).toHaveLength(2);
    for (const { params } of runs) {
      expect(params).toMatchObject({ UserData: USER_DATA, ImageId: image, InstanceType: 'c7i.xlarge' });
    }

    const ids = Instances.map(({ InstanceId = '' }) => InstanceId);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: ids }));
    const tags = Reservations.flatMap((r) => r.Instances ?? []).map((instance) => instance.Tags);
    for (const instanceTags of tags) {
      expect(instanceTags).toContainEqual({ Key: 'colour', Value: 'blue' });
      expect(instanceTags).toContainEqual({ Key: 'aws:autoscaling:groupName', Value: 'fleet' });
    }

    await api.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: 'fleet', DesiredCapacity: 1 }));
    const [left] = (await inService('fleet', 1)).Instances ?? [];
    const ending = calls.filter(({ operation }) =>
      /^(DeregisterTargets|TerminateInstances)$/.test(operation),
    );
    expect(ending.map(({ operation }) => operation)).toEqual(['DeregisterTargets', 'TerminateInstances']);

    const { Activities = [] } = await api.send(
      new DescribeScalingActivitiesCommand({ AutoScalingGroupName: 'fleet' }),
    );
    expect(Activities).toHaveLength(3);
    expect(Activities.every(({ StatusCode }) => StatusCode === 'Successful')).toBe(true);
    const gone = ids.find((id) => id !== left?.InstanceId);
    const termination = Activities.find(
      ({ Description }) => Description === `Terminating EC2 instance: ${gone}`,
    );
    expect(termination?.EndTime).toBeInstanceOf(Date);

    await api.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: 'fleet', ForceDelete: true }));
    await until(async () => ((await group('fleet')) === undefined ? true : null));
    expect(lab.door.defects).toEqual([]);
    expect(defects).toEqual([]);
  });

  it('ASG-05 refuses a template whose image EC2 does not know', async () => {
    await template('broken', 'ami-0123456789abcdef0');
    await expect(create('broken', 'broken')).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "You must use a valid fully-formed launch template. The image id '[ami-0123456789abcdef0]' does not exist",
    });
  });

  it('ASG-05 refuses an instance type that EC2 does not have', async () => {
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'odd',
        LaunchTemplateData: { ImageId: image, InstanceType: 'z99.huge' as never },
      }),
    );
    await expect(create('odd', 'odd')).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(/^You must use a valid fully-formed launch template\. .*z99\.huge/),
    });
  });

  it('refuses a template with a member that the lab would ignore', async () => {
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'spot',
        LaunchTemplateData: {
          ImageId: image,
          InstanceType: 'c7i.xlarge',
          InstanceMarketOptions: { MarketType: 'spot' },
        },
      }),
    );
    await expect(create('spot', 'spot')).rejects.toThrow(
      /This lab does not do launch templates with InstanceMarketOptions/,
    );
  });

  it('ASG-05 refuses an unknown template', async () => {
    await expect(create('none', 'none')).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(/^You must use a valid fully-formed launch template\. /),
    });
  });
});
