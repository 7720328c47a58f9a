import { ended } from '../groups/activity.ts';
import { isTerminating, withActivity, withMember, withoutMember, type Group } from '../groups/group.ts';
import { isRunning } from './ec2-state.ts';
import { withoutBackoff } from './launch-backoff.ts';
import type { HookResult } from './lifecycle-hooks.ts';
import type { EngineContext } from '../context.ts';

/** Puts a launched instance into service. If that is impossible, ends it and cancels its activity with the reason. */
export async function enterService(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<void> {
  const obstacle = await beforeService(context, groupName, key, instanceId);
  if (obstacle !== null) return cancelled(context, groupName, key, instanceId, obstacle);
  context.groups.change(groupName, (group) => inService(group, key, context.now()));
  context.wake();
}

/** Passes the hooks, checks EC2 and registers with the target groups; returns why that failed, or null. */
async function beforeService(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<string | null> {
  if ((await passHooks(context, groupName, key, instanceId)) === 'ABANDON') return ABANDONED(key);
  const state = (await context.compute.states([instanceId])).get(instanceId) ?? 'terminated';
  if (!isRunning(state)) return DIED;
  if (!stays(context, groupName, key)) return ENDED_EARLY;
  // Registered before InService, never after (ASG-01).
  const refusal = await register(context, groupName, instanceId);
  return stays(context, groupName, key) ? refusal : ENDED_EARLY;
}

async function passHooks(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<HookResult> {
  const transition = 'autoscaling:EC2_INSTANCE_LAUNCHING';
  if (context.hooks.of(groupName, transition).length === 0) return 'CONTINUE';
  context.groups.change(groupName, (group) => waiting(group, key));
  const result = await context.hooks.pass(groupName, instanceId, transition, context.time, context.signal);
  context.signal.throwIfAborted();
  context.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Pending:Proceed' }));
  return result;
}

/** False if a scale-in, a user or a forced deletion has begun to end the instance meanwhile. */
function stays(context: EngineContext, groupName: string, key: string): boolean {
  const group = context.groups.find(groupName);
  const member = group?.members.find((candidate) => candidate.key === key);
  return group?.deleting === false && member !== undefined && !isTerminating(member);
}

/** Registers the instance with the target groups; returns why that failed, or null. */
async function register(
  context: EngineContext,
  groupName: string,
  instanceId: string,
): Promise<string | null> {
  const group = context.groups.require(groupName);
  const arns = group.attachments.filter(({ state }) => state !== 'Removing').map((a) => a.targetGroupArn);
  return Promise.all(arns.map((arn) => context.targetGroups.register(arn, instanceId))).then(
    () => null,
    (refusal: Error) => `Failed to register the instance with its target groups: ${refusal.message}`,
  );
}

const ENDED_EARLY = 'The instance was ended before it was in service.';

/** The message for an instance that died before it was in service (ASG-06). */
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

/**
 * Cancels a launch. Deregisters the instance in any case, and ends it unless something else is ending it already.
 */
async function cancelled(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
  message: string,
): Promise<void> {
  const group = context.groups.find(groupName);
  const arns = (group?.attachments ?? []).map(({ targetGroupArn }) => targetGroupArn);
  await Promise.all(arns.map((arn) => context.targetGroups.deregister(arn, instanceId)));
  const leaving = group?.members.some((member) => member.key === key && isTerminating(member)) === true;
  if (!leaving) await context.compute.terminate(instanceId);
  context.groups.change(groupName, (now) =>
    withActivity(leaving ? now : withoutMember(now, key), key, (activity) =>
      ended(activity, 'Cancelled', context.now(), message),
    ),
  );
  context.wake();
}

function inService(group: Group, key: string, now: number): Group {
  const member = group.members.find((candidate) => candidate.key === key);
  if (member === undefined) return group;
  const serving = withMember(group, key, { lifecycle: 'InService', inServiceAt: now });
  return {
    ...withActivity(serving, key, (activity) => ended(activity, 'Successful', now)),
    backoffs: withoutBackoff(group.backoffs, member.place.zone),
  };
}
