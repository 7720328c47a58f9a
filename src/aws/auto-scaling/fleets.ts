import type { AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { perColour } from '../../core/colour.ts';
import type { FleetView, StackView } from '../../core/observation.ts';
import { TAGS } from '../../core/tags.ts';
import type { Clock, Fleets, WriteResult } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { EMPTY_FLEET, scheduleEnd, cancelEnd } from './scheduled-end.ts';
import { groupNames } from './group-names.ts';
import { launchFailures } from './launch-failures.ts';
import { NO_TROUBLE, type LaunchTrouble } from './scaling-failure.ts';

/** Observes the Auto Scaling groups of both colours, and pins, parks and unpins them. */
export function fleets(
  clients: Pick<Clients, 'autoScaling' | 'cloudFormation'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): Fleets {
  const nameOf = groupNames(clients, calls);
  const failures = launchFailures(clients, calls, clock);

  /** Runs the steps in order, stops at the first without an answer, never retries: another run may have taken over. */
  const runInOrder = async (
    group: string,
    steps: readonly ((client: AutoScaling) => Promise<unknown>)[],
  ): Promise<WriteResult> => {
    const client = await clients.autoScaling();
    for (const step of steps)
      if ((await calls.once(group, () => step(client))) === 'unknown') return 'unknown';
    return 'done';
  };

  return {
    async observe(stacks) {
      const [blue, green] = await Promise.all([nameOf(stacks.blue), nameOf(stacks.green)]);
      const found = await findGroups(clients, calls, [blue, green]);
      const troubleOf = await failures([...found.values()]);
      const names = { blue, green };
      return perColour((colour) => {
        const group = found.get(names[colour] ?? '');
        return group === undefined
          ? viewWithoutGroup(stacks[colour])
          : viewOfGroup(stacks[colour], group, troubleOf(group));
      });
    },
    pin: (group, minSize, until, restoreMin) =>
      runInOrder(group, [
        // Schedules the end first: a run that dies in between leaves the fleet unpinned, never pinned for ever.
        (client) => scheduleEnd(client, group, until, { kind: 'pin', sizes: { MinSize: restoreMin } }),
        (client) => cancelEnd(client, group, 'parking'),
        (client) => setMinimum(client, group, minSize),
      ]),
    park: (group, minSize, until) =>
      runInOrder(group, [
        (client) => scheduleEnd(client, group, until, { kind: 'parking', sizes: EMPTY_FLEET }),
        (client) => cancelEnd(client, group, 'pin'),
        (client) => setMinimum(client, group, minSize),
      ]),
    unpin: (group, minSize) =>
      runInOrder(group, [
        ...(minSize === null ? [] : [(client: AutoScaling) => setMinimum(client, group, minSize)]),
        // Removes the end last: while the pin stands, its end must stay.
        (client) => cancelEnd(client, group, 'pin'),
        (client) => cancelEnd(client, group, 'parking'),
      ]),
  };
}

const setMinimum = (client: AutoScaling, AutoScalingGroupName: string, MinSize: number): Promise<unknown> =>
  client.updateAutoScalingGroup({ AutoScalingGroupName, MinSize });

/** Finds groups by name in one call; makes no call without names. AWS leaves an unknown group out (ASG-11). */
async function findGroups(
  clients: Pick<Clients, 'autoScaling'>,
  calls: Calls,
  wanted: readonly (string | null)[],
): Promise<ReadonlyMap<string, AutoScalingGroup>> {
  const AutoScalingGroupNames = wanted.filter((name) => name !== null);
  if (AutoScalingGroupNames.length === 0) return new Map();
  const client = await clients.autoScaling();
  const answer = await calls.repeat(AutoScalingGroupNames.join(' and '), () =>
    client.describeAutoScalingGroups({ AutoScalingGroupNames }),
  );
  return new Map((answer.AutoScalingGroups ?? []).map((group) => [group.AutoScalingGroupName ?? '', group]));
}

const identity = (stack: StackView): Pick<FleetView, 'stack' | 'releaseId' | 'manifest' | 'capacity'> => ({
  stack,
  releaseId: stack.tags[TAGS.release] ?? null,
  manifest: stack.tags[TAGS.manifest] ?? null,
  capacity: stack.tags[TAGS.capacity] ?? null,
});

const viewWithoutGroup = (stack: StackView): FleetView => ({
  ...identity(stack),
  name: null,
  minSize: 0,
  maxSize: 0,
  desired: 0,
  instances: [],
  ...NO_TROUBLE,
});

const viewOfGroup = (stack: StackView, group: AutoScalingGroup, trouble: LaunchTrouble): FleetView => ({
  ...identity(stack),
  name: group.AutoScalingGroupName ?? null,
  minSize: group.MinSize ?? 0,
  maxSize: group.MaxSize ?? 0,
  desired: group.DesiredCapacity ?? 0,
  instances: (group.Instances ?? []).map((instance) => ({
    id: instance.InstanceId ?? '',
    zone: instance.AvailabilityZone ?? '',
    lifecycle: instance.LifecycleState ?? '',
    healthy: instance.HealthStatus === 'Healthy',
  })),
  ...trouble,
});
