import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { autoScaling, type AutoScaling } from '../../../../lab/autoscaling/engine.ts';
import { cloudWatch, type CloudWatch } from '../../../../lab/cloudwatch/cloudwatch.ts';
import { labTime } from '../../../../lab/time.ts';
import { doorOverMoto, type DoorOverMoto } from '../../door/door-over-moto.ts';
import { until } from '../../../../proofs/kit/until.ts';
import { FakeCloud } from '../fake-cloud.ts';

/** Metrics, alarms and policies over the real door, instances imagined; a minute is 0.6 s, a period of 10 s 0.1 s. */
const region = 'us-east-1';
const defects: Error[] = [];
let lab: DoorOverMoto;
let watch: CloudWatch;
let engine: AutoScaling;
let api: AutoScalingClient;
let alarms: CloudWatchClient;

beforeAll(async () => {
  lab = await doorOverMoto(33);
  const { compute, targetGroups } = new FakeCloud();
  const shared = {
    door: lab.door,
    time: labTime(0.01),
    region,
    complain: (defect: Error): void => void defects.push(defect),
  };
  watch = cloudWatch(shared);
  engine = autoScaling({ ...shared, compute, targetGroups });
  watch.onAction((notice) => engine.alarmed(notice));
  api = new AutoScalingClient(lab.as('CALLER'));
  alarms = new CloudWatchClient(lab.as('CALLER'));
  await api.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'fleet',
      MinSize: 1,
      MaxSize: 4,
      DesiredCapacity: 2,
      DefaultInstanceWarmup: 0,
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
      VPCZoneIdentifier: 'subnet-a,subnet-b',
    }),
  );
}, 60_000);

afterAll(async () => {
  await engine.stop();
  await watch.stop();
  await lab.close();
  expect(lab.door.defects).toEqual([]);
  expect(defects).toEqual([]);
});

const serving = (count: number): Promise<readonly string[]> =>
  until(async () => {
    const names = { AutoScalingGroupNames: ['fleet'] };
    const { AutoScalingGroups } = await api.send(new DescribeAutoScalingGroupsCommand(names));
    const instances = AutoScalingGroups?.[0]?.Instances ?? [];
    return instances.length === count && instances.every((one) => one.LifecycleState === 'InService')
      ? instances.map(({ InstanceId = '' }) => InstanceId)
      : null;
  });

/** Values are put this long before their period, so that a slow call does not leave a period without any. */
const AHEAD_MS = 1_000;

/** The metric stays at a value until the promise settles. */
async function at<T>(value: number, work: Promise<T>): Promise<T> {
  const publishing = setInterval(
    () =>
      watch.metrics.publish('Models', 'queue', { service: 'digits' }, value, 'None', Date.now() + AHEAD_MS),
    30,
  );
  return work.finally(() => clearInterval(publishing));
}

describe('a target tracking policy over the door', () => {
  it('ASG-16: makes its two alarms, adds while the metric is high and takes out when it is low', async () => {
    const before = await serving(2);
    await api.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName: 'fleet',
        PolicyName: 'queue',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          TargetValue: 10,
          CustomizedMetricSpecification: {
            Namespace: 'Models',
            MetricName: 'queue',
            Statistic: 'Average',
            Period: 10,
            Dimensions: [{ Name: 'service', Value: 'digits' }],
          },
        },
      }),
    );
    const { ScalingPolicies } = await api.send(
      new DescribePoliciesCommand({ AutoScalingGroupName: 'fleet' }),
    );
    const AlarmNames = ScalingPolicies?.[0]?.Alarms?.map(({ AlarmName = '' }) => AlarmName) ?? [];
    expect(AlarmNames).toEqual([
      expect.stringMatching(/^TargetTracking-fleet-AlarmHigh-[-0-9a-f]{36}$/),
      expect.stringMatching(/^TargetTracking-fleet-AlarmLow-[-0-9a-f]{36}$/),
    ]);
    const { MetricAlarms = [] } = await alarms.send(new DescribeAlarmsCommand({ AlarmNames }));
    expect(MetricAlarms.map(({ Threshold, EvaluationPeriods }) => [Threshold, EvaluationPeriods])).toEqual([
      [10, 3],
      [9, 15],
    ]);

    const added = (await at(20, serving(4))).find((id) => !before.includes(id));
    const { Activities = [] } = await api.send(
      new DescribeScalingActivitiesCommand({ AutoScalingGroupName: 'fleet' }),
    );
    expect(Activities.find(({ Description }) => Description?.endsWith(`: ${added}`))?.Cause).toContain(
      `a monitor alarm ${AlarmNames[0]} in state ALARM triggered policy queue changing the desired capacity from 2 to 4.`,
    );

    await at(1, serving(1));
  });
});
