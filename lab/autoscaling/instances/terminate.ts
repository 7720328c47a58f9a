import { randomUUID } from 'node:crypto';
import { ended, type Activity } from '../groups/activity.ts';
import { withActivity, withMember, withoutMember, type Group, type Member } from '../groups/group.ts';
import { isRunning } from './ec2-state.ts';
import { pause, type EngineContext } from '../context.ts';
import { SECONDS } from '../durations.ts';

/** Starts to end a member: it stops counting at once, and the rest is done in the background. */
export function terminate(
  context: EngineContext,
  groupName: string,
  member: Member & { readonly instanceId: string },
  cause: string,
): Activity {
  const activity: Activity = {
    id: randomUUID(),
    description: `Terminating EC2 instance: ${member.instanceId}`,
    cause,
    startedAt: context.now(),
    endedAt: null,
    status: 'InProgress',
    message: null,
    progress: 0,
    place: member.place,
  };
  context.groups.change(groupName, (group) => ({
    ...withMember(group, member.key, { lifecycle: 'Terminating' }),
    activities: [...group.activities, activity],
  }));
  context.task(carryOut(context, groupName, member.key, member.instanceId, activity.id));
  return activity;
}

/** Deregisters the instance, waits for the deregistration delay, passes the hooks, then ends it (ASG-12). */
async function carryOut(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
  activityId: string,
): Promise<void> {
  const show = (change: (group: Group) => Group): void => context.groups.change(groupName, change);
  const state = (await context.compute.states([instanceId])).get(instanceId) ?? 'terminated';
  show((group) => withActivity(group, activityId, draining));
  // A dead instance has no requests to finish, so there is nothing to wait for.
  await deregister(context, groupName, instanceId, isRunning(state));
  show((group) => withActivity(group, activityId, ending));
  await passHooks(context, groupName, key, instanceId);
  if (isRunning(state)) await context.compute.terminate(instanceId);
  await pause(context, SECONDS.terminate);
  show((group) =>
    withActivity(withoutMember(group, key), activityId, (activity) =>
      ended(activity, 'Successful', context.now()),
    ),
  );
  context.wake();
}

const draining = (activity: Activity): Activity => ({
  ...activity,
  status: 'WaitingForELBConnectionDraining',
  progress: 50,
});

const ending = (activity: Activity): Activity => ({ ...activity, status: 'InProgress', progress: 60 });

/** Deregisters from all target groups, and waits for the longest of their delays. */
async function deregister(
  context: EngineContext,
  groupName: string,
  instanceId: string,
  wait: boolean,
): Promise<void> {
  const arns = (context.groups.find(groupName)?.attachments ?? []).map(
    ({ targetGroupArn }) => targetGroupArn,
  );
  await Promise.all(arns.map((arn) => context.targetGroups.deregister(arn, instanceId)));
  if (!wait) return;
  const delays = await Promise.all(arns.map((arn) => context.targetGroups.drainSeconds(arn)));
  await pause(context, Math.max(0, ...delays));
}

/** Waits at the terminating hooks. Their result does not matter: the instance ends anyway. */
async function passHooks(
  context: EngineContext,
  groupName: string,
  key: string,
  instanceId: string,
): Promise<void> {
  const transition = 'autoscaling:EC2_INSTANCE_TERMINATING';
  if (context.hooks.of(groupName, transition).length === 0) return;
  context.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Terminating:Wait' }));
  await context.hooks.pass(groupName, instanceId, transition, context.time, context.signal);
  context.signal.throwIfAborted();
  context.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Terminating:Proceed' }));
}
