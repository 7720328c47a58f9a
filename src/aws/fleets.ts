import type { AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { perColour } from '../core/colour.ts';
import type { FleetView, StackView } from '../core/observation.ts';
import type { Clock, Fleets } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { NOTHING, putEnd, removeEnd } from './fleet-end.ts';
import { groupNames } from './group-names.ts';
import { launchFailures } from './launch-failures.ts';

export function fleets(
  clients: Pick<Clients, 'autoScaling' | 'cloudFormation'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): Fleets {
  const nameOf = groupNames(clients, calls);
  const failures = launchFailures(clients, calls, clock);

  return {
    async observe(stacks) {
      const [blue, green] = await Promise.all([nameOf(stacks.blue), nameOf(stacks.green)]);
      const found = await findGroups(clients, calls, [blue, green]);
      const failureOf = await failures([...found.values()]);
      const names = { blue, green };
      return perColour((colour) => {
        const group = found.get(names[colour] ?? '');
        return group === undefined
          ? withoutGroup(stacks[colour])
          : viewOf(stacks[colour], group, failureOf(group));
      });
    },
    // The end first: a run that is lost in between leaves a fleet that is not held, never one held for ever.
    async pin(groupName, minSize, until, restoreMin) {
      const client = await clients.autoScaling();
      // For certain: the end of a parking would empty the fleet.
      await calls.repeat(groupName, () => removeEnd(client, groupName, 'parking'));
      const end = { kind: 'pin', sizes: { MinSize: restoreMin } } as const;
      await calls.repeat(groupName, () => putEnd(client, groupName, until, end));
      await setMinimum(client, calls, groupName, minSize);
    },
    async park(groupName, minSize, until) {
      const client = await clients.autoScaling();
      const end = { kind: 'parking', sizes: NOTHING } as const;
      await calls.repeat(groupName, () => putEnd(client, groupName, until, end));
      await calls.once(groupName, () => removeEnd(client, groupName, 'pin'));
      await setMinimum(client, calls, groupName, minSize);
    },
    async unpin(groupName, minSize) {
      const client = await clients.autoScaling();
      await calls.repeat(groupName, () => removeEnd(client, groupName, 'parking'));
      await setMinimum(client, calls, groupName, minSize);
      const group = (await findGroups(clients, calls, [groupName])).get(groupName);
      // An unanswered call may have failed: as long as the pin stands, its end must.
      if (group?.MinSize === minSize) await calls.once(groupName, () => removeEnd(client, groupName, 'pin'));
    },
  };
}

const setMinimum = (client: AutoScaling, calls: Calls, name: string, MinSize: number): Promise<void> =>
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

const identity = (stack: StackView): Pick<FleetView, 'stack' | 'releaseId' | 'manifest'> => ({
  stack,
  releaseId: stack.tags['torchserve-deploy:release'] ?? null,
  manifest: stack.tags['torchserve-deploy:manifest'] ?? null,
});

const withoutGroup = (stack: StackView): FleetView => ({
  ...identity(stack),
  name: null,
  minSize: 0,
  maxSize: 0,
  desired: 0,
  instances: [],
  failure: null,
});

const viewOf = (stack: StackView, group: AutoScalingGroup, failure: string | null): FleetView => ({
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
  failure,
});
