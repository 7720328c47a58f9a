import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../lab/ports.ts';
import { fleets } from '../../../src/aws/auto-scaling/fleets.ts';
import type { FleetView, StackView } from '../../../src/core/observation.ts';
import type { Fleets } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';
import { script, type Script } from '../script.ts';

let lab: CloudOverDoor;
let reader: Fleets;
let now: number;
const formation: Script = script();
const scaling: Script = script();

beforeAll(async () => {
  lab = await cloudOverDoor();
  lab.door.handle('cloudformation', formation.handler);
  lab.door.handle('autoscaling', scaling.handler);
});
afterAll(() => lab.close());
beforeEach(() => {
  formation.write({});
  scaling.write({});
  now = 1_000_000;
  reader = fleets(lab.clients, lab.calls, { now: () => now });
});

const stack = (changes: Partial<StackView> = {}): StackView => ({
  name: 'tsd-svc-env-blue',
  state: 'settled',
  status: 'CREATE_COMPLETE',
  id: 'arn:stack',
  outputs: { GroupName: 'group' },
  parameters: {},
  resolved: {},
  tags: { 'torchserve-deploy:release': 'r1', 'torchserve-deploy:manifest': 'm1' },
  cause: null,
  ...changes,
});

const absent = stack({ name: 'other', state: 'absent', status: '', id: null, outputs: {}, tags: {} });

/** The fleet of this stack, the only one there is. */
const fleetOf = async (only: StackView): Promise<FleetView> =>
  (await reader.observe({ blue: only, green: absent })).blue;

const instance = (id: string, zone: string, LifecycleState = 'InService') => ({
  InstanceId: id,
  AvailabilityZone: zone,
  LifecycleState,
  HealthStatus: 'Healthy',
});

const group = (DesiredCapacity: number, ...Instances: readonly object[]) => ({
  AutoScalingGroups: [
    {
      AutoScalingGroupName: 'group',
      MinSize: 2,
      MaxSize: 4,
      DesiredCapacity,
      AvailabilityZones: ['a', 'b'],
      Instances,
    },
  ],
});

const failed = (StatusMessage: string, zone: string) => ({
  StatusCode: 'Failed',
  Description: 'Launching a new EC2 instance.  Status Reason: x',
  StatusMessage,
  Details: `{"Subnet ID":"subnet-1","Availability Zone":"${zone}"}`,
});
const SHORT =
  'We currently do not have sufficient c7i.xlarge capacity in the Availability Zone you requested (a).';

describe('a fleet', () => {
  it('is its group’s sizes and instances, and its stack’s release', async () => {
    scaling.write({ DescribeAutoScalingGroups: group(2, instance('i-1', 'a'), instance('i-2', 'b')) });
    expect(await fleetOf(stack())).toEqual({
      stack: stack(),
      releaseId: 'r1',
      manifest: 'm1',
      capacity: null,
      name: 'group',
      minSize: 2,
      maxSize: 4,
      desired: 2,
      instances: [
        { id: 'i-1', zone: 'a', lifecycle: 'InService', healthy: true },
        { id: 'i-2', zone: 'b', lifecycle: 'InService', healthy: true },
      ],
      failure: null,
      shortage: null,
    });
    expect(scaling.calls('DescribeScalingActivities')).toHaveLength(0);
  });

  it('is nothing, without a call, where there is no stack', async () => {
    expect(await fleetOf(absent)).toMatchObject({
      name: null,
      releaseId: null,
      desired: 0,
      instances: [],
    });
    expect([
      ...scaling.calls('DescribeAutoScalingGroups'),
      ...formation.calls('DescribeStackResources'),
    ]).toEqual([]);
  });

  it('ASG-11: is empty when its group is gone', async () => {
    scaling.write({ DescribeAutoScalingGroups: { AutoScalingGroups: [] } });
    expect(await fleetOf(stack())).toMatchObject({ name: null, releaseId: 'r1', instances: [] });
  });
});

describe('two fleets', () => {
  const green = stack({ name: 'tsd-svc-env-green', id: 'arn:green', outputs: { GroupName: 'group-2' } });
  const both = { blue: stack(), green };
  const two = {
    AutoScalingGroups: [
      { ...group(1, instance('i-2', 'b')).AutoScalingGroups[0], AutoScalingGroupName: 'group-2' },
      ...group(1, instance('i-1', 'a')).AutoScalingGroups,
    ],
  };

  it('are asked for at once, and told apart by name', async () => {
    scaling.write({ DescribeAutoScalingGroups: two });
    const seen = await reader.observe(both);
    expect([seen.blue.instances[0]?.id, seen.green.instances[0]?.id]).toEqual(['i-1', 'i-2']);
    expect(scaling.calls('DescribeAutoScalingGroups').map((call) => call.params)).toEqual([
      { AutoScalingGroupNames: ['group', 'group-2'] },
    ]);
  });

  it('that are both short are asked about in turn, one a second', async () => {
    const [first, second] = [SHORT, SHORT.replace('(a)', '(b)')];
    scaling.write({
      DescribeAutoScalingGroups: {
        AutoScalingGroups: two.AutoScalingGroups.map((one) => ({ ...one, DesiredCapacity: 2 })),
      },
      DescribeScalingActivities: (call) => {
        const message = call.params['AutoScalingGroupName'] === 'group' ? first : second;
        return { Activities: [failed(message, 'a'), failed(message, 'b')] };
      },
    });
    const seen: (readonly (string | null)[])[] = [];
    for (const _quarter of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const { blue, green: other } = await reader.observe(both);
      seen.push([blue.failure, other.failure]);
      now += 250;
    }
    expect(seen[0]).toEqual([null, second]);
    expect(seen.slice(4)).toEqual(Array.from({ length: 5 }, () => [first, second]));
    expect(scaling.calls('DescribeScalingActivities')).toHaveLength(3);
  });

  it('are no longer held to be failing once they are not short', async () => {
    const activities = { Activities: [failed(SHORT, 'a'), failed(SHORT, 'b')] };
    scaling.write({
      DescribeAutoScalingGroups: [group(2), group(0)],
      DescribeScalingActivities: activities,
    });
    expect((await fleetOf(stack())).failure).toBe(SHORT);
    expect((await fleetOf(stack())).failure).toBeNull();
  });
});

describe('a fleet whose stack is being made', () => {
  const making = stack({ state: 'busy', status: 'CREATE_IN_PROGRESS', outputs: {} });

  it('is found by the stack’s resource, asked for once', async () => {
    formation.write({
      DescribeStackResources: {
        StackResources: [{ LogicalResourceId: 'Group', PhysicalResourceId: 'group' }],
      },
    });
    scaling.write({ DescribeAutoScalingGroups: group(2), DescribeScalingActivities: { Activities: [] } });
    expect(await fleetOf(making)).toMatchObject({ name: 'group' });
    await fleetOf(making);
    expect(formation.calls('DescribeStackResources').map((call) => call.params)).toEqual([
      { StackName: 'arn:stack', LogicalResourceId: 'Group' },
    ]);
  });

  it.each([
    ['is not begun', new ApiError('ValidationError', 'Resource Group does not exist for stack s')],
    ['has no id yet', { StackResources: [{ LogicalResourceId: 'Group', PhysicalResourceId: '' }] }],
  ])('has no name while its group %s', async (_name, reply) => {
    formation.write({ DescribeStackResources: reply });
    expect(await fleetOf(making)).toMatchObject({ name: null, releaseId: 'r1' });
  });

  it('ASG-03: cannot be made when no zone has capacity', async () => {
    scaling.write({
      DescribeAutoScalingGroups: group(2),
      DescribeScalingActivities: { Activities: [failed(SHORT, 'b'), failed(SHORT, 'a')] },
    });
    expect((await fleetOf(stack())).failure).toBe(SHORT);
  });

  it('ASG-03: can be made while one zone has', async () => {
    scaling.write({
      DescribeAutoScalingGroups: group(2, instance('i-1', 'b')),
      DescribeScalingActivities: { Activities: [failed(SHORT, 'a')] },
    });
    expect((await fleetOf(stack())).failure).toBeNull();
  });

  it('ASG-02: a launch under way has no message and is no failure', async () => {
    scaling.write({
      DescribeAutoScalingGroups: group(2, instance('i-1', 'a', 'Pending')),
      DescribeScalingActivities: {
        Activities: [{ StatusCode: 'InProgress', Description: 'Launching a new EC2 instance: i-1' }],
      },
    });
    expect((await fleetOf(stack())).failure).toBeNull();
  });
});

/** Names of the scheduled actions that were removed, in order. */
const removed = () =>
  scaling.calls('DeleteScheduledAction').map((call) => call.params['ScheduledActionName']);

describe('a pin', () => {
  const UNTIL = Date.parse('2099-01-01T12:00:00.200Z');

  it('has its end before it begins, at a whole second', async () => {
    scaling.write({
      PutScheduledUpdateGroupAction: {},
      DeleteScheduledAction: {},
      UpdateAutoScalingGroup: {},
    });
    await reader.pin('group', 3, UNTIL, 2);
    const [end, begin] = [
      scaling.calls('PutScheduledUpdateGroupAction'),
      scaling.calls('UpdateAutoScalingGroup'),
    ].map((calls) => calls[0]!);
    expect(end!.params).toEqual({
      AutoScalingGroupName: 'group',
      ScheduledActionName: 'torchserve-deploy-pin',
      StartTime: '2099-01-01T12:00:01Z',
      MinSize: '2',
    });
    expect(begin!.params).toEqual({ AutoScalingGroupName: 'group', MinSize: '3' });
    expect(
      lab.door.log
        .calls({ accessKey: 'ADAPTERS' })
        .slice(-3)
        .map(({ operation }) => operation),
    ).toEqual(['PutScheduledUpdateGroupAction', 'DeleteScheduledAction', 'UpdateAutoScalingGroup']);
  });

  it('does not begin when its end is refused', async () => {
    scaling.write({
      DeleteScheduledAction: {},
      PutScheduledUpdateGroupAction: new ApiError('ValidationError', 'Given start time is in the past'),
      UpdateAutoScalingGroup: {},
    });
    await expect(reader.pin('group', 3, 1_000, 2)).rejects.toMatchObject({ problem: { code: 'TSD3004' } });
    expect(scaling.calls('UpdateAutoScalingGroup')).toEqual([]);
  });

  it('does not begin while its end is not known to be there', async () => {
    scaling.write({
      PutScheduledUpdateGroupAction: {},
      DeleteScheduledAction: {},
      UpdateAutoScalingGroup: {},
    });
    lab.door.faults.add({
      kind: 'lost-answer',
      service: 'autoscaling',
      operation: 'PutScheduledUpdateGroupAction',
      count: 1,
    });
    expect(await reader.pin('group', 3, UNTIL, 2)).toBe('unknown');
    expect(scaling.calls('PutScheduledUpdateGroupAction')).toHaveLength(1);
    expect(scaling.calls('UpdateAutoScalingGroup')).toEqual([]);
  });

  it('that is ended loses its end once the minimum is set', async () => {
    scaling.write({ UpdateAutoScalingGroup: {}, DeleteScheduledAction: {} });
    expect(await reader.unpin('group', 2)).toBe('done');
    expect(removed()).toEqual(['torchserve-deploy-pin', 'torchserve-deploy-parking']);
  });

  it('on a fleet whose parking’s end cannot be taken back is not given', async () => {
    scaling.write({
      PutScheduledUpdateGroupAction: {},
      DeleteScheduledAction: new ApiError('AccessDenied', 'no', 403),
    });
    const pinned = reader.pin('group', 3, UNTIL, 2);
    await expect(pinned).rejects.toMatchObject({ problem: { code: 'TSD3001' } });
    expect(scaling.calls('UpdateAutoScalingGroup')).toEqual([]);
  });

  it('keeps its end while the minimum is not known to be set', async () => {
    scaling.write({ UpdateAutoScalingGroup: {}, DeleteScheduledAction: {} });
    lab.door.faults.add({
      kind: 'throttle',
      service: 'autoscaling',
      operation: 'UpdateAutoScalingGroup',
      count: 1,
    });
    expect(await reader.unpin('group', 2)).toBe('unknown');
    expect(removed()).toEqual([]);
  });

  it('is taken from a fleet that somebody else resizes, whatever its minimum', async () => {
    scaling.write({ DeleteScheduledAction: {} });
    expect(await reader.unpin('group', null)).toBe('done');
    expect(scaling.calls('UpdateAutoScalingGroup')).toEqual([]);
    expect(removed()).toEqual(['torchserve-deploy-pin', 'torchserve-deploy-parking']);
  });

  it.each([
    ['is gone already', new ApiError('ValidationError', 'Scheduled action name not found'), null],
    ['may not be removed', new ApiError('AccessDenied', 'no', 403), expect.anything()],
  ])('whose end %s', async (_name, reply, refusal) => {
    scaling.write({
      UpdateAutoScalingGroup: {},
      DescribeAutoScalingGroups: group(2),
      DeleteScheduledAction: reply,
    });
    expect(await reader.unpin('group', 2).then(() => null, String)).toEqual(refusal);
  });
});

describe('a parking', () => {
  const UNTIL = Date.parse('2099-01-01T12:00:00.200Z');

  it('has its end, which leaves nothing, before its minimum', async () => {
    scaling.write({
      PutScheduledUpdateGroupAction: {},
      DeleteScheduledAction: {},
      UpdateAutoScalingGroup: {},
    });
    await reader.park('group', 3, UNTIL);
    expect(scaling.calls('PutScheduledUpdateGroupAction').map((call) => call.params)).toEqual([
      {
        AutoScalingGroupName: 'group',
        ScheduledActionName: 'torchserve-deploy-parking',
        StartTime: '2099-01-01T12:00:01Z',
        MinSize: '0',
        DesiredCapacity: '0',
      },
    ]);
    expect(scaling.calls('UpdateAutoScalingGroup').map((call) => call.params)).toEqual([
      { AutoScalingGroupName: 'group', MinSize: '3' },
    ]);
    expect(
      lab.door.log
        .calls({ accessKey: 'ADAPTERS' })
        .slice(-3)
        .map(({ operation }) => operation),
    ).toEqual(['PutScheduledUpdateGroupAction', 'DeleteScheduledAction', 'UpdateAutoScalingGroup']);
  });

  it('takes the place of a pin', async () => {
    scaling.write({
      PutScheduledUpdateGroupAction: {},
      DeleteScheduledAction: {},
      UpdateAutoScalingGroup: {},
    });
    await reader.park('group', 3, UNTIL);
    expect(removed()).toEqual(['torchserve-deploy-pin']);
  });

  it('changes nothing when its end is refused', async () => {
    scaling.write({
      DeleteScheduledAction: {},
      PutScheduledUpdateGroupAction: new ApiError('ValidationError', 'Given start time is in the past'),
      UpdateAutoScalingGroup: {},
    });
    await expect(reader.park('group', 3, 1_000)).rejects.toMatchObject({ problem: { code: 'TSD3004' } });
    expect(scaling.calls('UpdateAutoScalingGroup')).toEqual([]);
  });
});
