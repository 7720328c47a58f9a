import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TARGETS, TestEngine, type DescribedActivity } from '../fake-cloud.ts';
import { until } from '../../../../proofs/kit/until.ts';

let lab: TestEngine;

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

const set = (desired: number): Promise<unknown> =>
  lab.call('SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: String(desired) });

const leaving = (): Promise<DescribedActivity> =>
  until(
    async () =>
      (await lab.activities()).find(({ Description }) => Description.startsWith('Terminating')) ?? null,
  );

describe('scaling in', () => {
  it('ASG-12 deregisters, waits for the delay, then ends the instance', async () => {
    await lab.create({ MinSize: '1', DesiredCapacity: '2' });
    await lab.inService(2);
    lab.cloud.hold('draining');
    await set(1);
    await until(async () =>
      (await leaving()).StatusCode === 'WaitingForELBConnectionDraining' ? true : null,
    );
    expect((await lab.group())?.Instances.map(({ LifecycleState }) => LifecycleState)).toContain(
      'Terminating',
    );
    expect(lab.cloud.running()).toHaveLength(2);
    lab.cloud.release('draining');
    const group = await lab.inService(1);
    const ended = lab.cloud.journal.filter((line) => /^(de|term)/.test(line));
    const [gone] = ['i-00000000000000001', 'i-00000000000000002'].filter(
      (id) => id !== group.Instances[0]?.InstanceId,
    );
    expect(ended).toEqual([`deregister ${gone}`, `terminate ${gone}`]);
  });

  it('ends the oldest instance of the fullest zone, and gives the cause', async () => {
    await lab.create({ MinSize: '1', DesiredCapacity: '3' });
    const oldest = (await lab.inService(3)).Instances.find(
      ({ AvailabilityZone }) => AvailabilityZone === 'us-east-1a',
    );
    await set(2);
    const left = await lab.inService(2);
    expect(left.Instances.map(({ AvailabilityZone }) => AvailabilityZone).toSorted()).toEqual([
      'us-east-1a',
      'us-east-1b',
    ]);
    expect(left.Instances.map(({ InstanceId }) => InstanceId)).not.toContain(oldest?.InstanceId);
    const { Cause, StatusCode } = await leaving();
    expect(StatusCode).toBe('Successful');
    expect(Cause).toMatch(
      new RegExp(
        `^At \\S+Z a user request explicitly set group desired capacity changing the desired capacity from 3 to 2\\. {2}At \\S+Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2\\. {2}At \\S+Z instance ${oldest?.InstanceId} was selected for termination\\.$`,
      ),
    );
  });

  it('ASG-14 ends nothing when all instances are protected; only the desired capacity drops', async () => {
    await lab.create({ MinSize: '1', DesiredCapacity: '2', NewInstancesProtectedFromScaleIn: 'true' });
    const { Instances } = await lab.inService(2);
    await set(1);
    await lab.severalPasses();
    expect(await lab.inService(2)).toMatchObject({ DesiredCapacity: 1, Instances });
  });

  it('ASG-14 replaces a protected instance that is unhealthy', async () => {
    await lab.create({ MinSize: '1', NewInstancesProtectedFromScaleIn: 'true', HealthCheckType: 'ELB' });
    const sick = (await lab.inService(1)).Instances[0]?.InstanceId ?? '';
    lab.cloud.targets.set(sick, 'unhealthy');
    await until(async () => ((await lab.group())?.Instances[0]?.InstanceId === sick ? null : true));
    await lab.inService(1);
  });

  it('ASG-12 detaching a target group drains it and keeps the instances', async () => {
    await lab.create();
    await lab.inService(2);
    lab.cloud.hold('draining');
    await lab.call('DetachLoadBalancerTargetGroups', {
      AutoScalingGroupName: 'fleet',
      TargetGroupARNs: [TARGETS],
    });
    const attachments = async (): Promise<unknown> =>
      (await lab.call('DescribeLoadBalancerTargetGroups', { AutoScalingGroupName: 'fleet' }))[
        'LoadBalancerTargetGroups'
      ];
    expect(await attachments()).toMatchObject([{ State: 'Removing' }]);
    lab.cloud.release('draining');
    await until(async () => (((await attachments()) as unknown[]).length === 0 ? true : null));
    expect(lab.cloud.targets.size).toBe(0);
    await lab.inService(2);
  });
});

describe('TerminateInstanceInAutoScalingGroup', () => {
  it('ends one and launches another', async () => {
    await lab.create();
    const before = (await lab.inService(2)).Instances.map(({ InstanceId }) => InstanceId);
    const [ended] = before;
    await lab.severalPasses();
    const { Activity } = (await lab.call('TerminateInstanceInAutoScalingGroup', {
      InstanceId: ended,
      ShouldDecrementDesiredCapacity: 'false',
    })) as { Activity: DescribedActivity };
    expect(Activity.Cause).toMatch(
      new RegExp(`^At \\S+Z instance ${ended} was taken out of service in response to a user request\\.$`),
    );
    await until(async () =>
      (await lab.group())?.Instances.some(({ InstanceId }) => InstanceId === ended) ? null : true,
    );
    const after = await lab.inService(2);
    expect(after.DesiredCapacity).toBe(2);
    // Carried out long ago, the request that created the group is no cause any more.
    const replacement = after.Instances.find(({ InstanceId }) => !before.includes(InstanceId));
    expect((await lab.launchOf(replacement?.InstanceId))?.Cause).toMatch(
      /^At \S+Z an instance was started in response to a difference between desired/,
    );
  });

  it('lowers the desired capacity when asked, never below the minimum', async () => {
    await lab.create({ MinSize: '1', DesiredCapacity: '2' });
    const [first, second] = (await lab.inService(2)).Instances;
    const end = (InstanceId: string | undefined): Promise<unknown> =>
      lab.call('TerminateInstanceInAutoScalingGroup', { InstanceId, ShouldDecrementDesiredCapacity: 'true' });
    await end(first?.InstanceId);
    expect((await lab.inService(1)).DesiredCapacity).toBe(1);
    await expect(end(second?.InstanceId)).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringMatching(/^Currently, desiredSize equals minSize \(1\)\./),
    });
  });

  it('ASG-10 is blocked by the activity that already ends the instance', async () => {
    await lab.create();
    const InstanceId = (await lab.inService(2)).Instances[0]?.InstanceId;
    lab.cloud.hold('draining');
    const end = (): Promise<unknown> =>
      lab.call('TerminateInstanceInAutoScalingGroup', {
        InstanceId,
        ShouldDecrementDesiredCapacity: 'false',
      });
    await end();
    const { ActivityId } = await leaving();
    await expect(end()).rejects.toMatchObject({
      code: 'ScalingActivityInProgress',
      message: `Scaling activity ${ActivityId} is in progress and blocks this action`,
    });
  });
});
