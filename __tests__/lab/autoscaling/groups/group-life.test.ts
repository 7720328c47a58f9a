import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TARGETS, TestEngine } from '../fake-cloud.ts';
import { until } from '../../../../proofs/kit/until.ts';

let lab: TestEngine;

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

const remove = (force?: 'true'): Promise<unknown> =>
  lab.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'fleet', ...(force && { ForceDelete: force }) });

describe('deleting a group', () => {
  it('ASG-10 is refused while instances are in it', async () => {
    await lab.create();
    await lab.inService(2);
    await expect(remove()).rejects.toMatchObject({
      code: 'ResourceInUse',
      message:
        'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    });
  });

  it('ASG-10 is refused while an activity is in progress', async () => {
    lab.cloud.hold('registration');
    await lab.create();
    await until(async () => ((await lab.activities()).length > 0 ? true : null));
    await expect(remove()).rejects.toMatchObject({
      code: 'ScalingActivityInProgress',
      message:
        'You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
    });
  });

  it('removes an empty group with its policies and alarms', async () => {
    await lab.create({ MinSize: '0' });
    await lab.call('PutScalingPolicy', {
      AutoScalingGroupName: 'fleet',
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        TargetValue: '50',
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      },
    });
    expect(lab.cloud.alarms.size).toBe(2);
    await remove();
    expect(lab.cloud.alarms.size).toBe(0);
    expect(await lab.group()).toBeUndefined();
    expect(await lab.call('DescribePolicies')).toEqual({ ScalingPolicies: [] });
  });

  it('ASG-10 with force ends all instances without waiting for draining', async () => {
    await lab.create();
    await lab.inService(2);
    lab.cloud.drain = 1e9;
    await remove('true');
    expect(await lab.group()).toMatchObject({ Status: 'Delete in progress' });
    await until(async () => ((await lab.group()) === undefined ? true : null));
    expect(lab.cloud.running()).toEqual([]);
    expect(lab.cloud.targets.size).toBe(0);
  });

  it('with force during a launch leaves no instance behind', async () => {
    lab.cloud.hold('registration');
    await lab.create();
    await until(() => (lab.cloud.running().length === 2 ? true : null));
    await remove('true');
    lab.cloud.release('registration');
    await until(async () =>
      (await lab.group()) === undefined && lab.cloud.running().length === 0 ? true : null,
    );
  });
});

describe('naming a group', () => {
  it('ASG-11 answers an empty list for an unknown group and refuses to write to it', async () => {
    expect(await lab.call('DescribeAutoScalingGroups', { AutoScalingGroupNames: ['none'] })).toEqual({
      AutoScalingGroups: [],
    });
    await expect(
      lab.call('SetDesiredCapacity', { AutoScalingGroupName: 'none', DesiredCapacity: '1' }),
    ).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringMatching(/^AutoScalingGroup name not found - /),
    });
  });

  it('refuses a second group of the same name', async () => {
    await lab.create({ MinSize: '0' });
    await expect(lab.create({ MinSize: '0' })).rejects.toMatchObject({ code: 'AlreadyExists' });
  });

  it('finds groups by tag, and in pages', async () => {
    for (const name of ['a', 'b', 'c']) {
      const Tags = [{ Key: 'service', Value: name, PropagateAtLaunch: 'true' }];
      await lab.create({ AutoScalingGroupName: name, MinSize: '0', Tags });
    }
    const names = (answer: unknown): readonly string[] =>
      (answer as { AutoScalingGroups: { AutoScalingGroupName: string }[] }).AutoScalingGroups.map(
        (g) => g.AutoScalingGroupName,
      );
    const tagged = await lab.call('DescribeAutoScalingGroups', {
      Filters: [{ Name: 'tag:service', Values: ['a', 'c'] }],
    });
    expect(names(tagged)).toEqual(['a', 'c']);
    const first = await lab.call('DescribeAutoScalingGroups', { MaxRecords: '2' });
    expect(names(first)).toEqual(['a', 'b']);
    const second = await lab.call('DescribeAutoScalingGroups', {
      MaxRecords: '2',
      NextToken: first['NextToken'],
    });
    expect(names(second)).toEqual(['c']);
    expect(second['NextToken']).toBeUndefined();
  });
});

describe('tags of a group', () => {
  beforeEach(() => lab.create({ MinSize: '0' }));

  it('are added, changed and removed', async () => {
    const tag = { ResourceId: 'fleet', ResourceType: 'auto-scaling-group', Key: 'k' };
    await lab.call('CreateOrUpdateTags', { Tags: [{ ...tag, Value: 'old', PropagateAtLaunch: 'true' }] });
    await lab.call('CreateOrUpdateTags', { Tags: [{ ...tag, Value: 'new', PropagateAtLaunch: 'true' }] });
    const filter = { Filters: [{ Name: 'auto-scaling-group', Values: ['fleet'] }] };
    expect(await lab.call('DescribeTags', filter)).toMatchObject({ Tags: [{ Key: 'k', Value: 'new' }] });
    await lab.call('DeleteTags', { Tags: [tag] });
    expect(await lab.call('DescribeTags', filter)).toEqual({ Tags: [] });
  });
});

describe('what the lab does not do', () => {
  it.each(['StartInstanceRefresh', 'PutWarmPool', 'EnterStandby', 'SuspendProcesses'])(
    '%s is refused with an error that says so',
    async (operation) => {
      await expect(lab.call(operation)).rejects.toMatchObject({
        code: 'NotImplemented',
        message: `This lab does not do autoscaling:${operation}: it is a limit of the lab, not of AWS.`,
      });
    },
  );

  it('a parameter it would ignore is refused with an error that says so', async () => {
    await expect(lab.create({ MixedInstancesPolicy: {} })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('autoscaling:CreateAutoScalingGroup with MixedInstancesPolicy'),
    });
  });

  it('a target group that does not exist is refused as AWS does', async () => {
    await expect(lab.create({ TargetGroupARNs: [TARGETS, 'no-such-group'] })).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'Provided Target Groups may not be valid. Please ensure they exist and try again.',
    });
  });
});
