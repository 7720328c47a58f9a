import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Compute, TargetGroups } from '../../../lab/autoscaling/clients/ports.ts';
import { autoScaling, type AutoScaling } from '../../../lab/autoscaling/engine.ts';
import { labTime } from '../../../lab/time.ts';
import { fleets } from '../../../src/aws/auto-scaling/fleets.ts';
import type { Fleets } from '../../../src/ports.ts';
import { FakeCloud } from '../../lab/autoscaling/fake-cloud.ts';
import { until } from '../../../proofs/kit/until.ts';
import { cloudOverDoor, REGION, type CloudOverDoor } from '../cloud-over-door.ts';

/** The adapter against the lab's Auto Scaling; instances are imagined, scheduled actions run without us. */
const GROUP = { AutoScalingGroupName: 'fleet' };
let lab: CloudOverDoor;
let engine: AutoScaling;
let aws: Fleets;

const HOUR = 3_600_000;
/** How far the engine's clock, which runs schedules, is ahead of the wall's. */
let passed = 0;
const now = (): number => Date.now() + passed;

beforeAll(async () => {
  lab = await cloudOverDoor();
  const { compute, targetGroups }: { compute: Compute; targetGroups: TargetGroups } = new FakeCloud();
  const complain = (defect: Error): never => {
    throw defect;
  };
  const { door } = lab;
  engine = autoScaling({
    door,
    time: labTime(0.001),
    region: REGION,
    complain,
    compute,
    targetGroups,
    now,
  });
  aws = fleets(lab.clients, lab.calls, lab.clock);
  await (
    await lab.clients.autoScaling()
  ).createAutoScalingGroup({
    ...GROUP,
    MinSize: 1,
    MaxSize: 4,
    DesiredCapacity: 2,
    LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
    VPCZoneIdentifier: 'subnet-a,subnet-b',
  });
});
afterAll(async () => {
  await engine.stop();
  await lab.close();
});

async function sizes(): Promise<readonly (number | undefined)[]> {
  const api = await lab.clients.autoScaling();
  const { AutoScalingGroups } = await api.describeAutoScalingGroups({ AutoScalingGroupNames: ['fleet'] });
  const group = AutoScalingGroups?.[0];
  return [group?.MinSize, group?.DesiredCapacity, group?.MaxSize];
}

async function ends(): Promise<readonly (number | undefined)[]> {
  const { ScheduledUpdateGroupActions: actions = [] } = await (
    await lab.clients.autoScaling()
  ).describeScheduledActions(GROUP);
  return actions.map(({ StartTime }) => StartTime?.getTime());
}

const inHours = (hours: number): number => Math.ceil((now() + hours * HOUR) / 1000) * 1000;

describe('a pinned fleet', () => {
  it('ASG-17: is free again at the pin’s end though no runner comes back', async () => {
    await aws.pin('fleet', 2, inHours(1), 1);
    expect(await sizes()).toEqual([2, 2, 4]);
    passed += 2 * HOUR;
    await until(async () => ((await sizes())[0] === 1 ? true : null));
    expect(await sizes()).toEqual([1, 2, 4]);
    expect(await ends()).toEqual([]);
  });

  it('has one pin however often it is pinned, with the last end', async () => {
    await aws.pin('fleet', 2, inHours(1), 1);
    const last = inHours(2);
    await aws.pin('fleet', 2, last, 1);
    expect(await ends()).toEqual([last]);
  });

  it('is free at once when it is unpinned, and unpinning again does no harm', async () => {
    await aws.pin('fleet', 2, inHours(1), 1);
    await aws.unpin('fleet', 1);
    await aws.unpin('fleet', 1);
    expect(await sizes()).toEqual([1, 2, 4]);
    expect(await ends()).toEqual([]);
  });

  it('is not pinned when the end has passed', async () => {
    await expect(aws.pin('fleet', 3, now() - HOUR, 1)).rejects.toMatchObject({
      problem: { message: expect.stringContaining('Given start time is in the past') },
    });
    expect(await sizes()).toEqual([1, 2, 4]);
  });
});

describe('a parked fleet', () => {
  it('stays parked, however often that is said, and has one end, the last', async () => {
    await aws.pin('fleet', 2, inHours(1), 1);
    await aws.park('fleet', 2, inHours(1));
    const last = inHours(2);
    await aws.park('fleet', 2, last);
    expect(await sizes()).toEqual([2, 2, 4]);
    expect(await ends()).toEqual([last]);
  });

  it('has the end of a pin alone once it is pinned again, and none when it is free', async () => {
    await aws.park('fleet', 2, inHours(1));
    const last = inHours(2);
    await aws.pin('fleet', 2, last, 1);
    expect(await ends()).toEqual([last]);
    await aws.unpin('fleet', 1);
    expect(await sizes()).toEqual([1, 2, 4]);
    expect(await ends()).toEqual([]);
  });

  it('has no end once it is to stay as it is', async () => {
    await aws.park('fleet', 2, inHours(1));
    await aws.unpin('fleet', 2);
    expect(await sizes()).toEqual([2, 2, 4]);
    expect(await ends()).toEqual([]);
  });

  it('ASG-17: is empty after its end though no runner comes back', async () => {
    await aws.park('fleet', 2, inHours(1));
    passed += 2 * HOUR;
    await until(async () => (String(await sizes()) === '0,0,4' ? true : null));
    expect(await ends()).toEqual([]);
  });
});
