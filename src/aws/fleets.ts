import type { Activity, AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { FleetView, StackView } from '../core/observation.ts';
import type { Fleets } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { unhealableFailure, zoneOf, type ScalingActivity } from './scaling-failure.ts';
import { isNamed } from './vendor-error.ts';

/** Logical id of the group in templates/fleet.yaml: its name is asked for before the stack has outputs. */
const GROUP = 'Group';

export function fleets(clients: Pick<Clients, 'autoScaling' | 'cloudFormation'>, calls: Calls): Fleets {
  const groupNames = groupNameMemory(clients, calls);
  return {
    async observe(stack) {
      const name = await groupNames(stack);
      const client = await clients.autoScaling();
      const group = name === null ? null : await calls.repeat(name, () => findGroup(client, name));
      if (group === null) return withoutGroup(stack);
      const failure = isShort(group)
        ? await calls.repeat(stack.name, () => readFailure(client, group))
        : null;
      return viewOf(stack, group, failure);
    },
    async pin(groupName, minSize, until, restoreMin) {
      const client = await clients.autoScaling();
      // The end first: a run that is lost in between leaves a fleet unpinned, never one pinned for ever.
      await calls.repeat(groupName, () => putPinEnd(client, groupName, until, restoreMin));
      await setMinimum(client, calls, groupName, minSize);
    },
    async unpin(groupName, minSize) {
      const client = await clients.autoScaling();
      await setMinimum(client, calls, groupName, minSize);
      const group = await calls.repeat(groupName, () => findGroup(client, groupName));
      // An unanswered call may have failed: as long as the pin stands, its end must.
      if (group?.MinSize === minSize) await calls.once(groupName, () => removePinEnd(client, groupName));
    },
  };
}

const setMinimum = (client: AutoScaling, calls: Calls, name: string, MinSize: number): Promise<void> =>
  calls.once(name, () => client.updateAutoScalingGroup({ AutoScalingGroupName: name, MinSize }));

/** The one-time scheduled action that ends a pin; Auto Scaling keeps one of a name, and drops it once it ran. */
const PIN_END = 'torchserve-deploy-pin';

/** Auto Scaling's times are whole seconds: the pin ends with the last one that has begun. */
const putPinEnd = (client: AutoScaling, name: string, until: number, restoreMin: number): Promise<unknown> =>
  client.putScheduledUpdateGroupAction({
    AutoScalingGroupName: name,
    ScheduledActionName: PIN_END,
    StartTime: new Date(Math.ceil(until / 1000) * 1000),
    MinSize: restoreMin,
  });

/** An unknown action is a ValidationError: the pin had no end any more, or never one. */
async function removePinEnd(client: AutoScaling, name: string): Promise<void> {
  try {
    await client.deleteScheduledAction({ AutoScalingGroupName: name, ScheduledActionName: PIN_END });
  } catch (error) {
    if (!isNamed(error, 'ValidationError')) throw error;
  }
}

/** From the stack's output, or while it is being made from its resources, asked once a stack. */
function groupNameMemory(
  clients: Pick<Clients, 'cloudFormation'>,
  calls: Calls,
): (stack: StackView) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (stack) => {
    if (stack.id === null || stack.status === 'REVIEW_IN_PROGRESS') return null;
    const name = stack.outputs['GroupName'] ?? known.get(stack.id);
    if (name !== undefined) return name;
    const client = await clients.cloudFormation();
    const found = await calls.repeat(stack.name, () => findGroupName(client, stack.id!));
    if (found !== null) known.set(stack.id, found);
    return found;
  };
}

async function findGroupName(client: CloudFormation, stackId: string): Promise<string | null> {
  try {
    const answer = await client.describeStackResources({ StackName: stackId, LogicalResourceId: GROUP });
    const id = answer.StackResources?.[0]?.PhysicalResourceId ?? '';
    return id === '' ? null : id;
  } catch (error) {
    if (isNamed(error, 'ValidationError')) return null;
    throw error;
  }
}

/** An unknown group is an empty list, not an error (ASG-11). */
async function findGroup(client: AutoScaling, name: string): Promise<AutoScalingGroup | null> {
  const answer = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [name] });
  return answer.AutoScalingGroups?.[0] ?? null;
}

const isShort = (group: AutoScalingGroup): boolean =>
  (group.Instances ?? []).filter((instance) => instance.LifecycleState === 'InService').length <
  (group.DesiredCapacity ?? 0);

async function readFailure(client: AutoScaling, group: AutoScalingGroup): Promise<string | null> {
  const answer = await client.describeScalingActivities({ AutoScalingGroupName: group.AutoScalingGroupName });
  return unhealableFailure((answer.Activities ?? []).map(ours), group.AvailabilityZones ?? []);
}

const ours = (activity: Activity): ScalingActivity => ({
  status: activity.StatusCode ?? '',
  description: activity.Description ?? '',
  message: activity.StatusMessage ?? activity.Description ?? '',
  zone: zoneOf(activity.Details, activity.StatusMessage ?? activity.Description ?? ''),
});

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
