import { ended } from '../groups/activity.ts';
import { isLeaving, withActivity, withMember, withoutMember, type Group } from '../groups/group.ts';
import { isRunning } from './ec2-state.ts';
import { released } from './launch-backoff.ts';
import type { HookResult } from './lifecycle-hooks.ts';
import type { Parts } from '../context.ts';

/** Brings a launched instance into service, or ends it and says in its activity what stood in the way. */
export async function enterService(
  parts: Parts,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<void> {
  const obstacle = await beforeService(parts, groupName, key, instanceId);
  if (obstacle !== null) return cancelled(parts, groupName, key, instanceId, obstacle);
  parts.groups.change(groupName, (group) => inService(group, key, parts.now()));
  parts.wake();
}

/** Hooks, a look at EC2, the target groups: what stands between a launched instance and service, or null. */
async function beforeService(
  parts: Parts,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<string | null> {
  if ((await passHooks(parts, groupName, key, instanceId)) === 'ABANDON') return ABANDONED(key);
  const state = (await parts.compute.states([instanceId])).get(instanceId) ?? 'terminated';
  if (!isRunning(state)) return DIED;
  if (!stays(parts, groupName, key)) return ENDED_EARLY;
  // Registered before InService, never after (ASG-01).
  const refusal = await register(parts, groupName, instanceId);
  return stays(parts, groupName, key) ? refusal : ENDED_EARLY;
}

async function passHooks(
  parts: Parts,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<HookResult> {
  const transition = 'autoscaling:EC2_INSTANCE_LAUNCHING';
  if (parts.hooks.of(groupName, transition).length === 0) return 'CONTINUE';
  parts.groups.change(groupName, (group) => waiting(group, key));
  const result = await parts.hooks.pass(groupName, instanceId, transition, parts.time, parts.signal);
  parts.signal.throwIfAborted();
  parts.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Pending:Proceed' }));
  return result;
}

/** Meanwhile a scale-in, a user or a forced deletion may have chosen it. */
function stays(parts: Parts, groupName: string, key: string): boolean {
  const group = parts.groups.find(groupName);
  const member = group?.members.find((candidate) => candidate.key === key);
  return group?.deleting === false && member !== undefined && !isLeaving(member);
}

/** Answers why it cannot be registered, or null. */
async function register(parts: Parts, groupName: string, instanceId: string): Promise<string | null> {
  const group = parts.groups.require(groupName);
  const arns = group.attachments.filter(({ state }) => state !== 'Removing').map((a) => a.targetGroupArn);
  return Promise.all(arns.map((arn) => parts.targetGroups.register(arn, instanceId))).then(
    () => null,
    (refusal: Error) => `Failed to register the instance with its target groups: ${refusal.message}`,
  );
}

const ENDED_EARLY = 'The instance was ended before it was in service.';

/** ASG-06 */
const DIED =
  'Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.UserInitiatedShutdown: User initiated shutdown';

const ABANDONED = (token: string): string =>
  `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${token} was abandoned: Lifecycle Action Completed with ABANDON Result`;

const waiting = (group: Group, key: string): Group =>
  withActivity(withMember(group, key, { lifecycle: 'Pending:Wait' }), key, (activity) => ({
    ...activity,
    status: 'MidLifecycleAction',
    progress: 60,
  }));

/** A member that is being ended already is left to that ending, but for its targets; any other is ended here. */
async function cancelled(
  parts: Parts,
  groupName: string,
  key: string,
  instanceId: string,
  message: string,
): Promise<void> {
  const group = parts.groups.find(groupName);
  const arns = (group?.attachments ?? []).map(({ targetGroupArn }) => targetGroupArn);
  await Promise.all(arns.map((arn) => parts.targetGroups.deregister(arn, instanceId)));
  const leaving = group?.members.some((member) => member.key === key && isLeaving(member)) === true;
  if (!leaving) await parts.compute.terminate(instanceId);
  parts.groups.change(groupName, (now) =>
    withActivity(leaving ? now : withoutMember(now, key), key, (activity) =>
      ended(activity, 'Cancelled', parts.now(), message),
    ),
  );
  parts.wake();
}

function inService(group: Group, key: string, now: number): Group {
  const member = group.members.find((candidate) => candidate.key === key);
  if (member === undefined) return group;
  const serving = withMember(group, key, { lifecycle: 'InService', inServiceAt: now });
  return {
    ...withActivity(serving, key, (activity) => ended(activity, 'Successful', now)),
    holds: released(group.holds, member.place.zone),
  };
}
