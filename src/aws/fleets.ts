import type { AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { perColour } from '../core/colour.ts';
import type { FleetView, StackView } from '../core/observation.ts';
import type { Clock, Fleets, Written } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { putEnd, removeEnd, type EndSizes } from './fleet-end.ts';
import { groupNames } from './group-names.ts';
import { launchFailures } from './launch-failures.ts';
import { NO_TROUBLE, type LaunchTrouble } from './scaling-failure.ts';

export function fleets(
  clients: Pick<Clients, 'autoScaling' | 'cloudFormation'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): Fleets {
  const nameOf = groupNames(clients, calls);
  const failures = launchFailures(clients, calls, clock);

  /** The end first: a run that is lost in between leaves a fleet that is not held, never one held for ever. */
  const hold = async (name: string, minSize: number, until: number, end: EndSizes): Promise<Written> => {
    const client = await clients.autoScaling();
    const ends = await calls.once(name, () => putEnd(client, name, until, end));
    return ends === 'done' ? setMinimum(client, calls, name, minSize) : ends;
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
          ? withoutGroup(stacks[colour])
          : viewOf(stacks[colour], group, troubleOf(group));
      });
    },
    pin: (groupName, minSize, until, restoreMin) => hold(groupName, minSize, until, { MinSize: restoreMin }),
    park: (groupName, minSize, until) => hold(groupName, minSize, until, NOTHING),
    async unpin(groupName, minSize) {
      const client = await clients.autoScaling();
      const set = minSize === null ? 'done' : await setMinimum(client, calls, groupName, minSize);
      // An unanswered call may have failed: as long as the fleet is held, its end must stand.
      return set === 'done' ? calls.once(groupName, () => removeEnd(client, groupName)) : set;
    },
  };
}

/** The maximum stays: it is what the fleet is launched up to should somebody go back to it after all. */
const NOTHING: EndSizes = { MinSize: 0, DesiredCapacity: 0 };

const setMinimum = (client: AutoScaling, calls: Calls, name: string, MinSize: number): Promise<Written> =>
  calls.once(name, () => client.updateAutoScalingGroup({ AutoScalingGroupName: name, MinSize }));

/** By name, in one call; none without names. An unknown group is left out, not an error (ASG-11). */
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
  releaseId: stack.tags['torchserve-deploy:release'] ?? null,
  manifest: stack.tags['torchserve-deploy:manifest'] ?? null,
  capacity: stack.tags['torchserve-deploy:capacity'] ?? null,
});

const withoutGroup = (stack: StackView): FleetView => ({
  ...identity(stack),
  name: null,
  minSize: 0,
  maxSize: 0,
  desired: 0,
  instances: [],
  ...NO_TROUBLE,
});

const viewOf = (stack: StackView, group: AutoScalingGroup, trouble: LaunchTrouble): FleetView => ({
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
