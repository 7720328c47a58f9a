import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestEngine } from '../fake-cloud.ts';
import { until } from '../../../../proofs/kit/until.ts';

let lab: TestEngine;

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

const zones = (group: { Instances: readonly { AvailabilityZone: string }[] }): readonly string[] =>
  group.Instances.map(({ AvailabilityZone }) => AvailabilityZone).toSorted();

describe('launching', () => {
  it('fills the zones evenly and starts at the minimum', async () => {
    await lab.create({ MinSize: '4' });
    const group = await lab.inService(4);
    expect(group.DesiredCapacity).toBe(4);
    expect(zones(group)).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
  });

  it('ASG-01 registers with the target group before an instance is in service', async () => {
    lab.cloud.hold('registration');
    await lab.create({ MinSize: '1' });
    const id = await until(async () => (await lab.group())?.Instances[0]?.InstanceId ?? null);
    await until(() => (lab.cloud.journal.includes(`register ${id}`) ? true : null));
    await lab.severalPasses();
    expect((await lab.group())?.Instances).toMatchObject([{ InstanceId: id, LifecycleState: 'Pending' }]);
    lab.cloud.release('registration');
    await lab.inService(1);
  });

  it('ASG-02 describes the launch in AWS’s words, activities in progress first', async () => {
    lab.cloud.hold('registration');
    await lab.create();
    const early = await until(async () => {
      const activities = await lab.activities();
      return activities.some(({ StatusCode }) => StatusCode === 'PreInService') ? activities : null;
    });
    expect(early.every(({ EndTime }) => EndTime === undefined)).toBe(true);
    lab.cloud.release('registration');
    const [instance] = (await lab.inService(2)).Instances;
    const launched = await lab.launchOf(instance?.InstanceId);
    expect(launched).toMatchObject({ StatusCode: 'Successful', Progress: 100 });
    expect(launched?.Description).toMatch(/^Launching a new EC2 instance: i-\d{17}$/);
    expect(launched?.Cause).toMatch(
      /^At \S+Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 2\. {2}At \S+Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 2\.$/,
    );
  });

  it('tags instances with the group’s name and the tags that propagate', async () => {
    await lab.create({
      MinSize: '1',
      Tags: [
        { Key: 'Name', Value: 'model', PropagateAtLaunch: 'true' },
        { Key: 'own', Value: 'no', PropagateAtLaunch: 'false' },
      ],
    });
    await lab.inService(1);
    expect(lab.cloud.journal[0]).toMatch(/ Name=model aws:autoscaling:groupName=fleet$/);
  });

  it('ASG-05 refuses an invalid template at creation, with EC2’s message', async () => {
    lab.cloud.flaw = "The image id '[ami-1]' does not exist";
    await expect(lab.create()).rejects.toMatchObject({
      code: 'ValidationError',
      message: "You must use a valid fully-formed launch template. The image id '[ami-1]' does not exist",
    });
    expect(await lab.group()).toBeUndefined();
  });

  it('ASG-06 cancels a launch whose instance died before service, and launches another', async () => {
    lab.cloud.diesAtLaunch = true;
    await lab.create({ MinSize: '1' });
    const cancelled = await until(
      async () => (await lab.activities()).find(({ StatusCode }) => StatusCode === 'Cancelled') ?? null,
    );
    lab.cloud.diesAtLaunch = false;
    const [replacement] = (await lab.inService(1)).Instances;
    expect(lab.cloud.running()).toEqual([replacement?.InstanceId]);
    expect(cancelled.StatusMessage).toMatch(
      /^Instance became unhealthy while waiting for instance to be in InService state\. Termination Reason: /,
    );
  });
});
