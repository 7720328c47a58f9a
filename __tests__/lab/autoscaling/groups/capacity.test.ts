import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../../proofs/kit/until.ts';
import { TestEngine } from '../fake-cloud.ts';

let lab: TestEngine;

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(() => lab.engine.stop());

const set = (desired: string): Promise<unknown> =>
  lab.call('SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: desired });

const update = (params: Record<string, string>): Promise<unknown> =>
  lab.call('UpdateAutoScalingGroup', { AutoScalingGroupName: 'fleet', ...params });

describe('sizes', () => {
  it('ASG-09 refuses a desired capacity outside the bounds, with each call’s own message', async () => {
    await lab.create({ MaxSize: '2' });
    await expect(set('3')).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.',
    });
    await expect(set('1')).rejects.toMatchObject({
      message: 'New SetDesiredCapacity value 1 is below min value 2 for the AutoScalingGroup.',
    });
    await expect(update({ DesiredCapacity: '10', MinSize: '1', MaxSize: '1' })).rejects.toMatchObject({
      message: 'Desired capacity:10 must be between the specified min size:1 and max size:1',
    });
    await expect(lab.create({ AutoScalingGroupName: 'other', DesiredCapacity: '9' })).rejects.toMatchObject({
      message: 'Desired capacity:9 must be between the specified min size:2 and max size:4',
    });
  });

  it('ASG-09 moves the desired capacity into new bounds without an error', async () => {
    await lab.create();
    await update({ MinSize: '3' });
    expect(await lab.group()).toMatchObject({ MinSize: 3, DesiredCapacity: 3 });
    await update({ MinSize: '1', MaxSize: '1' });
    expect(await lab.group()).toMatchObject({ MaxSize: 1, DesiredCapacity: 1 });
  });

  it('refuses a minimum above the maximum', async () => {
    await expect(lab.create({ MinSize: '5' })).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'Max bound, 4, must be greater than or equal to min bound, 5',
    });
  });

  it('says in the activity that an update changed the capacity', async () => {
    await lab.create({ MinSize: '0' });
    await update({ MinSize: '1' });
    const [launched] = (await lab.inService(1)).Instances;
    expect((await lab.launchOf(launched?.InstanceId))?.Cause).toMatch(
      /^At \S+Z a user request update of AutoScalingGroup constraints to min: 1, max: 4, desired: 1 changing the desired capacity from 0 to 1\./,
    );
  });

  it('ASG-10 honours the cooldown while an activity is in progress', async () => {
    await lab.create();
    await lab.inService(2);
    lab.cloud.hold('draining');
    await update({ MinSize: '1', DesiredCapacity: '1' });
    await until(async () => ((await lab.activities()).some(({ EndTime }) => !EndTime) ? true : null));
    await expect(
      lab.call('SetDesiredCapacity', {
        AutoScalingGroupName: 'fleet',
        DesiredCapacity: '2',
        HonorCooldown: 'true',
      }),
    ).rejects.toMatchObject({ code: 'ScalingActivityInProgress' });
  });
});
