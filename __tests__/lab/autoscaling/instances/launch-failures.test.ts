import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestEngine, type DescribedActivity } from '../fake-cloud.ts';
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

const aFailure = (): Promise<DescribedActivity> =>
  until(async () => (await lab.activities()).find(({ StatusCode }) => StatusCode === 'Failed') ?? null);

describe('launch failures', () => {
  it('ASG-03 fails in a zone without capacity and launches in the other', async () => {
    lab.engine.faults.inject({ name: 'no-capacity', zones: ['us-east-1a'] });
    await lab.create();
    expect(zones(await lab.inService(2))).toEqual(['us-east-1b', 'us-east-1b']);
    const failed = (await lab.activities()).find(({ StatusCode }) => StatusCode === 'Failed');
    const reason =
      'We currently do not have sufficient c7i.xlarge capacity in the Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional capacity. You can currently get c7i.xlarge capacity by not specifying an Availability Zone in your request or choosing us-east-1b. Launching EC2 instance failed.';
    expect(failed).toMatchObject({
      StatusMessage: reason,
      Progress: 100,
      Description: `Launching a new EC2 instance.  Status Reason: ${reason}`,
    });
  });

  it('ASG-13 balances the zones once the zone has capacity again', async () => {
    const lift = lab.engine.faults.inject({ name: 'no-capacity', zones: ['us-east-1a'] });
    await lab.create();
    const lopsided = await lab.inService(2);
    lift();
    const oldest = lopsided.Instances[0]?.InstanceId;
    const balanced = await until(async () => {
      const group = await lab.group();
      const settled = group?.Instances.every(({ LifecycleState }) => LifecycleState === 'InService');
      return group !== undefined &&
        settled === true &&
        zones(group).includes('us-east-1a') &&
        group.Instances.length === 2
        ? group
        : null;
    });
    expect(zones(balanced)).toEqual(['us-east-1a', 'us-east-1b']);
    expect(balanced.Instances.map(({ InstanceId }) => InstanceId)).not.toContain(oldest);
    const launch = (await lab.activities()).find(({ Cause }) => Cause.includes('balancing'));
    expect(launch?.Cause).toMatch(/an instance was launched to aid in balancing the group's zones\.$/);
  });

  it('ASG-03 without capacity in any zone launches nothing and keeps trying', async () => {
    const lift = lab.engine.faults.inject({ name: 'no-capacity', zones: 'all' });
    await lab.create();
    const failed = await until(async () => {
      const ended = (await lab.activities()).filter(({ EndTime }) => EndTime !== undefined);
      return ended.length >= 3 ? ended : null;
    });
    expect(failed.every(({ StatusCode }) => StatusCode === 'Failed')).toBe(true);
    expect(failed.filter(({ StatusMessage }) => StatusMessage?.includes('You can currently get'))).toEqual(
      [],
    );
    expect((await lab.group())?.Instances).toEqual([]);
    lift();
    await lab.inService(2);
  });

  it('ASG-04 names the vCPU quota', async () => {
    lab.engine.faults.inject({ name: 'vcpu-quota', limit: 384 });
    await lab.create();
    expect((await aFailure()).StatusMessage).toMatch(
      /^You have requested more vCPU capacity than your current vCPU limit of 384 allows for the instance bucket that .* Launching EC2 instance failed\.$/,
    );
  });

  it('ASG-05 fails when the image is gone later', async () => {
    await lab.create({ MinSize: '0' });
    lab.engine.faults.inject({ name: 'image-gone' });
    await lab.call('SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: '1' });
    expect((await aFailure()).StatusMessage).toBe(
      "The AMI ID 'ami-1' does not exist. Launching EC2 instance failed.",
    );
  });
});
