import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestEngine } from '../fake-cloud.ts';
import { until } from '../../../../proofs/kit/until.ts';

let lab: TestEngine;
const fleet = { AutoScalingGroupName: 'fleet' };

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

const waitingAt = (state: string): Promise<string> =>
  until(
    async () =>
      (await lab.group())?.Instances.find(({ LifecycleState }) => LifecycleState === state)?.InstanceId ??
      null,
  );

describe('lifecycle hooks', () => {
  const hook = { LifecycleHookName: 'warm', LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' };
  const complete = (InstanceId: string, LifecycleActionResult: string): Promise<unknown> =>
    lab.call('CompleteLifecycleAction', {
      ...fleet,
      LifecycleHookName: 'warm',
      InstanceId,
      LifecycleActionResult,
    });

  it('ASG-01 keep an instance in Pending:Wait until they are completed', async () => {
    await lab.create({
      MinSize: '1',
      LifecycleHookSpecificationList: [{ ...hook, HeartbeatTimeout: '3600000' }],
    });
    const id = await waitingAt('Pending:Wait');
    expect((await lab.launchOf(id))?.StatusCode).toBe('MidLifecycleAction');
    expect(lab.cloud.journal).not.toContain(`register ${id}`);
    await complete(id, 'CONTINUE');
    expect((await lab.inService(1)).Instances[0]?.InstanceId).toBe(id);
  });

  it('ASG-06 abandoned, the launch is cancelled and the instance ended', async () => {
    await lab.create({
      MinSize: '1',
      LifecycleHookSpecificationList: [{ ...hook, HeartbeatTimeout: '3600000' }],
    });
    const id = await waitingAt('Pending:Wait');
    await complete(id, 'ABANDON');
    const cancelled = await until(
      async () => (await lab.activities()).find((a) => a.StatusCode === 'Cancelled') ?? null,
    );
    expect(cancelled.StatusMessage).toContain('Lifecycle Action Completed with ABANDON Result');
    expect(lab.cloud.journal).toContain(`terminate ${id}`);
  });

  it('take their default result when the heartbeat runs out', async () => {
    await lab.create({
      MinSize: '1',
      LifecycleHookSpecificationList: [{ ...hook, HeartbeatTimeout: '30', DefaultResult: 'CONTINUE' }],
    });
    await lab.inService(1);
  });

  it('keep an ending instance in Terminating:Wait', async () => {
    await lab.create({ MinSize: '0', DesiredCapacity: '1' });
    const id = (await lab.inService(1)).Instances[0]?.InstanceId ?? '';
    await lab.call('PutLifecycleHook', {
      ...fleet,
      LifecycleHookName: 'warm',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: '3600000',
    });
    await lab.call('SetDesiredCapacity', { ...fleet, DesiredCapacity: '0' });
    expect(await waitingAt('Terminating:Wait')).toBe(id);
    expect(lab.cloud.running()).toEqual([id]);
    await complete(id, 'CONTINUE');
    await lab.inService(0);
    expect(lab.cloud.running()).toEqual([]);
  });

  it('refuse to complete an action of an instance that does not wait', async () => {
    await lab.create({ MinSize: '0', LifecycleHookSpecificationList: [hook] });
    await expect(complete('i-1', 'CONTINUE')).rejects.toMatchObject({
      message: 'No active Lifecycle Action found with instance ID i-1',
    });
  });
});
