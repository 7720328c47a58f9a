import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestEngine, type DescribedGroup } from '../fake-cloud.ts';

/** Warm-ups of 0.3 s and less: what is in service is warm at once unless a test says otherwise. */
const fleet = { AutoScalingGroupName: 'fleet' };
const ALARM = 'ALARM';
let lab: TestEngine;
let begun: DescribedGroup;

beforeEach(async () => {
  lab = new TestEngine();
  await lab.create({ MinSize: '1', DesiredCapacity: '2', MaxSize: '6', DefaultInstanceWarmup: '0' });
  begun = await lab.inService(2);
});
afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

interface Put {
  readonly PolicyARN: string;
  readonly Alarms: readonly { readonly AlarmName: string }[];
}

const track = (PolicyName: string, settings: Record<string, unknown> = {}): Promise<Put> =>
  lab.call('PutScalingPolicy', {
    ...fleet,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: '50',
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      ...settings,
    },
  }) as unknown as Promise<Put>;

const named = ({ Alarms }: Put, which: string): string =>
  Alarms.find(({ AlarmName }) => AlarmName.includes(which))?.AlarmName ?? '';

/** The alarm goes into ALARM at a value, as CloudWatch tells it. */
function rings(policy: Put, which: 'AlarmHigh' | 'AlarmLow', value: number | null): void {
  const alarm = named(policy, which);
  lab.cloud.alarmStates.set(alarm, ALARM);
  lab.engine.alarmed({ action: policy.PolicyARN, alarm, state: ALARM, value, threshold: 50 });
}

/** The desired capacity after whole passes. */
async function desiredLater(): Promise<number | undefined> {
  await lab.severalPasses();
  return (await lab.group())?.DesiredCapacity;
}

/** Why the group launched an instance that it did not begin with. */
async function causeOfGrowth(count: number): Promise<string | undefined> {
  const old = begun.Instances.map(({ InstanceId }) => InstanceId);
  const { Instances } = await lab.inService(count);
  return (await lab.launchOf(Instances.find(({ InstanceId }) => !old.includes(InstanceId))?.InstanceId))
    ?.Cause;
}

describe('a target tracking policy', () => {
  it('ASG-16: adds in proportion when its high alarm is in ALARM, and gives the cause', async () => {
    const policy = await track('cpu');
    rings(policy, 'AlarmHigh', 90);
    expect(await causeOfGrowth(4)).toContain(
      ` a monitor alarm ${named(policy, 'AlarmHigh')} in state ALARM triggered policy cpu changing the desired capacity from 2 to 4.  At `,
    );
  });

  it('never leaves the group’s bounds', async () => {
    rings(await track('cpu'), 'AlarmHigh', 5_000);
    expect(await lab.inService(6)).toMatchObject({ DesiredCapacity: 6 });
  });

  it('ASG-16: removes when its low alarm is in ALARM, down to the minimum', async () => {
    rings(await track('cpu'), 'AlarmLow', 1);
    await lab.inService(1);
  });

  it('ASG-16: scales in only when all policies agree, and the largest capacity counts', async () => {
    await lab.call('SetDesiredCapacity', { ...fleet, DesiredCapacity: '4' });
    await lab.inService(4);
    const [low, high] = [await track('low'), await track('high')];
    rings(low, 'AlarmLow', 5);
    expect(await desiredLater()).toBe(4);
    rings(high, 'AlarmLow', 36);
    await lab.inService(3);
  });

  it('ASG-16: a policy whose low alarm is OK again prevents a scale-in', async () => {
    const [quiet, cpu] = [await track('quiet'), await track('cpu')];
    rings(quiet, 'AlarmLow', 5);
    lab.cloud.alarmStates.set(named(quiet, 'AlarmLow'), 'OK');
    rings(cpu, 'AlarmLow', 5);
    expect(await desiredLater()).toBe(2);
  });

  it('ASG-16: a policy without data prevents a scale-in', async () => {
    await track('silent');
    rings(await track('cpu'), 'AlarmLow', 5);
    expect(await desiredLater()).toBe(2);
  });

  it('ignores policies whose scale-in is disabled', async () => {
    await track('silent', { DisableScaleIn: 'true' });
    rings(await track('cpu'), 'AlarmLow', 5);
    await lab.inService(1);
  });

  it('ASG-15: neither scales in nor adds twice while an instance warms up', async () => {
    await lab.call('UpdateAutoScalingGroup', { ...fleet, DefaultInstanceWarmup: '3600000' });
    const policy = await track('cpu');
    rings(policy, 'AlarmLow', 1);
    rings(policy, 'AlarmHigh', 500);
    expect(await desiredLater()).toBe(2);
  });

  it.each([
    ['without a value', async () => rings(await track('cpu'), 'AlarmHigh', null)],
    [
      'for its former low alarm after scale-in was disabled',
      async () => {
        const policy = await track('cpu');
        await track('cpu', { DisableScaleIn: 'true' });
        rings(policy, 'AlarmLow', 1);
      },
    ],
    [
      'after it was deleted',
      async () => {
        const policy = await track('cpu');
        await lab.call('DeletePolicy', { ...fleet, PolicyName: 'cpu' });
        rings(policy, 'AlarmHigh', 90);
      },
    ],
  ])('does nothing %s', async (_name, happen) => {
    await happen();
    expect(await desiredLater()).toBe(2);
  });

  it('keeps its ARN and its alarms’ names when it is put again, and describes what was put', async () => {
    const first = await track('cpu');
    expect(await track('cpu', { TargetValue: '60' })).toEqual(first);
    expect(lab.cloud.alarms.get(named(first, 'AlarmHigh'))).toMatchObject({ Threshold: 60 });
    expect(await lab.call('DescribePolicies', fleet)).toMatchObject({
      ScalingPolicies: [{ ...first, TargetTrackingConfiguration: { TargetValue: '60' }, Enabled: true }],
    });
  });

  it('deletes an alarm that it no longer needs, and both when it is deleted', async () => {
    const { PolicyARN } = await track('cpu');
    expect([...lab.cloud.alarms.keys()]).toHaveLength(2);
    await track('cpu', { DisableScaleIn: 'true' });
    expect([...lab.cloud.alarms.keys()]).toEqual([expect.stringContaining('AlarmHigh')]);
    await lab.call('DeletePolicy', { PolicyName: PolicyARN });
    expect(lab.cloud.alarms.size).toBe(0);
    expect(await lab.call('DescribePolicies', fleet)).toEqual({ ScalingPolicies: [] });
  });
});

describe('a step scaling policy', () => {
  const step = (ScalingAdjustment: string, bound: object): Promise<Put> =>
    lab.call('PutScalingPolicy', {
      ...fleet,
      PolicyName: 'latency',
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ ...bound, ScalingAdjustment }],
    }) as unknown as Promise<Put>;
  const told = ({ PolicyARN }: Put, value: number): void =>
    lab.engine.alarmed({ action: PolicyARN, alarm: 'slow', state: ALARM, value, threshold: 200 });

  it('adds by the distance from the threshold of whatever alarm names it', async () => {
    told(await step('2', { MetricIntervalLowerBound: '0' }), 230);
    expect(await causeOfGrowth(4)).toContain(
      'a monitor alarm slow in state ALARM triggered policy latency changing the desired capacity from 2 to 4.',
    );
  });

  it('removes', async () => {
    told(await step('-1', { MetricIntervalUpperBound: '0' }), 100);
    await lab.inService(1);
  });

  it('ASG-15: removes nothing while an instance warms up', async () => {
    await lab.call('UpdateAutoScalingGroup', { ...fleet, DefaultInstanceWarmup: '3600000' });
    told(await step('-1', { MetricIntervalUpperBound: '0' }), 100);
    expect(await desiredLater()).toBe(2);
  });
});

it.each([undefined, 'SimpleScaling', 'PredictiveScaling'])(
  'policies of type %s are refused with an error that says so',
  async (PolicyType) => {
    await expect(
      lab.call('PutScalingPolicy', {
        ...fleet,
        PolicyName: 'p',
        ...(PolicyType === undefined ? {} : { PolicyType }),
      }),
    ).rejects.toThrow(/This lab does not do scaling policies of type/);
  },
);
