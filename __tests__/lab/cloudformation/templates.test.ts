import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DeleteStackCommand, UpdateStackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { DescribeLaunchTemplateVersionsCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { autoScaling, type AutoScaling } from '../../../lab/autoscaling/engine.ts';
import { cloudWatch } from '../../../lab/cloudwatch/cloudwatch.ts';
import { labTime } from '../../../lab/time.ts';
import { brief, cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

/** The templates that users deploy, one after the other: network, edge, fleet. */

let lab: CloudFormationLab;
let groups: AutoScaling;
let metrics: { stop(): Promise<void> };
let imageId: string;
const outputs: Record<string, string> = {};
const complaints: Error[] = [];

beforeAll(async () => {
  lab = await cloudFormationLab(32);
  const time = labTime(0.001);
  const complain = (defect: Error) => void complaints.push(defect);
  const parts = { door: lab.door, time, region: lab.place.region, complain };
  groups = autoScaling(parts);
  metrics = cloudWatch(parts);
  const image = await new EC2Client(lab.as('TEST')).send(
    new RegisterImageCommand({ Name: 'image', RootDeviceName: '/dev/xvda', Architecture: 'x86_64' }),
  );
  imageId = image.ImageId ?? '';
});
afterAll(async () => {
  await groups.stop();
  await metrics.stop();
  await lab.close();
  expect([...lab.defects, ...complaints]).toEqual([]);
});

const template = (name: string) =>
  readFileSync(new URL(`../../../templates/${name}.yaml`, import.meta.url), 'utf8');
const given = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
const more = (values: Record<string, string>) => ({
  Parameters: given(values),
  Capabilities: ['CAPABILITY_IAM' as const],
  Tags: [{ Key: 'of-the-stack', Value: 'x' }],
});
const keep = (stack: Stack) => {
  for (const { OutputKey = '', OutputValue = '' } of stack.Outputs ?? []) outputs[OutputKey] = OutputValue;
};

const edge = () => ({
  Service: 'digits',
  Environment: 'test',
  VpcId: outputs['VpcId'] ?? '',
  LoadBalancerSubnetIds: outputs['LoadBalancerSubnetIds'] ?? '',
  StateBucket: 'state-bucket',
});
const fleet = () => ({
  Service: 'digits',
  Environment: 'test',
  Colour: 'blue',
  ReleaseId: 'r1',
  SubnetIds: outputs['SubnetIds'] ?? '',
  SecurityGroupId: outputs['InstanceSecurityGroupId'] ?? '',
  InstanceProfileArn: outputs['InstanceProfileArn'] ?? '',
  TargetGroupArn: outputs['BlueTargetGroupArn'] ?? '',
  ImageId: imageId,
  BundleUri: 's3://state-bucket/bundles/b.zip',
  BundleSha256: 'a'.repeat(64),
  StateBucket: 'state-bucket',
  CpuTarget: '60',
  RequestsTarget: '100',
  LatencyTarget: '200',
  QueueTarget: '2',
  LoadBalancerName: outputs['LoadBalancerName'] ?? '',
  TargetGroupName: outputs['BlueTargetGroupName'] ?? '',
});

describe('the templates', () => {
  it.each([
    ['2', 'false'],
    ['3', 'true'],
  ])('network with %s zones, NAT %s', async (Zones, Nat) => {
    const name = `network-${Zones}`;
    const stack = await lab.create(name, template('network'), more({ VpcCidr: '127.32.0.0/16', Zones, Nat }));
    expect(brief(await lab.events(name)).filter((event) => event.includes('FAILED'))).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    keep(stack);
    expect(outputs['SubnetIds']?.split(',')).toHaveLength(Number(Zones));
  });

  it('edge', async () => {
    const stack = await lab.create('edge', template('edge'), more(edge()));
    expect(brief(await lab.events('edge')).filter((event) => event.includes('FAILED'))).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    keep(stack);
    expect(outputs['Url']).toMatch(/^http:\/\/[-\w.]+$/);
    expect(outputs['BlueTargetGroupName']).toMatch(/^targetgroup\/[^/]+\/[0-9a-f]+$/);
  });

  it('fleet, whose capacity changes alone', async () => {
    keep(await lab.create('blue', template('fleet'), more(fleet())));
    const before = (await lab.events('blue')).length;
    const TemplateBody = template('fleet');
    await lab.client.send(
      new UpdateStackCommand({ StackName: 'blue', TemplateBody, ...more({ ...fleet(), MinSize: '3' }) }),
    );
    expect((await lab.settled('blue')).StackStatus).toBe('UPDATE_COMPLETE');
    expect(brief((await lab.events('blue')).slice(before))).toEqual([
      'blue UPDATE_IN_PROGRESS User Initiated',
      'Group UPDATE_IN_PROGRESS',
      'Group UPDATE_COMPLETE',
      'blue UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'blue UPDATE_COMPLETE',
    ]);
    const { AutoScalingGroups } = await new AutoScalingClient(lab.as('TEST')).send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [outputs['GroupName'] ?? ''] }),
    );
    expect(AutoScalingGroups?.[0]).toMatchObject({ MinSize: 3, DesiredCapacity: 3 });
    expect(AutoScalingGroups?.[0]?.Instances).toHaveLength(3);
    expect(AutoScalingGroups?.[0]?.Tags).toContainEqual(
      expect.objectContaining({ Key: 'of-the-stack', Value: 'x', PropagateAtLaunch: true }),
    );
  });

  it('fleet, whose group uses the new version of its launch template', async () => {
    const TemplateBody = template('fleet');
    const values = { ...fleet(), MinSize: '3', BundleSha256: 'b'.repeat(64) };
    await lab.client.send(new UpdateStackCommand({ StackName: 'blue', TemplateBody, ...more(values) }));
    expect((await lab.settled('blue')).StackStatus).toBe('UPDATE_COMPLETE');
    const { AutoScalingGroups } = await new AutoScalingClient(lab.as('TEST')).send(
      new DescribeAutoScalingGroupsCommand({}),
    );
    const named = AutoScalingGroups?.[0]?.LaunchTemplate;
    expect(named?.Version).toBe('2');
    const { LaunchTemplateVersions } = await new EC2Client(lab.as('TEST')).send(
      new DescribeLaunchTemplateVersionsCommand({
        LaunchTemplateId: named?.LaunchTemplateId,
        Versions: ['2'],
      }),
    );
    const userData = LaunchTemplateVersions?.[0]?.LaunchTemplateData?.UserData ?? '';
    expect(Buffer.from(userData, 'base64').toString()).toContain(`${'b'.repeat(64)}  bundle.zip`);
  });

  it("CFN-23: a fleet without capacity fails with the activity's message and is rolled back", async () => {
    const restore = groups.faults.inject({ name: 'no-capacity', zones: 'all' });
    const stack = await lab.create('green', template('fleet'), more({ ...fleet(), Colour: 'green' }));
    restore();
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(brief(await lab.events('green'))).toContainEqual(
      expect.stringMatching(
        /^Group CREATE_FAILED Group did not stabilize\. Last scaling activity: We currently do not have sufficient .* capacity/,
      ),
    );
  });

  it.each(['blue', 'edge', 'network-2', 'network-3'])('%s can be deleted', async (name) => {
    const { StackId = '' } = await lab.settled(name);
    await lab.client.send(new DeleteStackCommand({ StackName: name }));
    expect(await lab.settled(StackId)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
  });
});
