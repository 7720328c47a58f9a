import { randomUUID } from 'node:crypto';
import { ended, type Activity } from '../groups/activity.ts';
import { withActivity, withMember, withoutMember, type Group, type Member } from '../groups/group.ts';
import { isRunning } from './ec2-state.ts';
import { pause, type Parts } from '../context.ts';
import { SECONDS } from '../durations.ts';

/** Begins to end a member: it leaves the group's count at once; the rest goes on in the background. */
export function terminate(
  parts: Parts,
  groupName: string,
  member: Member & { readonly instanceId: string },
  cause: string,
): Activity {
  const activity: Activity = {
    id: randomUUID(),
    description: `Terminating EC2 instance: ${member.instanceId}`,
    cause,
    startedAt: parts.now(),
    endedAt: null,
    status: 'InProgress',
    message: null,
    progress: 0,
    place: member.place,
  };
  parts.groups.change(groupName, (group) => ({
    ...withMember(group, member.key, { lifecycle: 'Terminating' }),
    activities: [...group.activities, activity],
  }));
  parts.task(carryOut(parts, groupName, member.key, member.instanceId, activity.id));
  return activity;
}

/** ASG-12: deregister, wait out the target groups' delay, hooks, then end the instance. */
async function carryOut(
  parts: Parts,
  groupName: string,
  key: string,
  instanceId: string,
  activityId: string,
): Promise<void> {
  const show = (change: (group: Group) => Group): void => parts.groups.change(groupName, change);
  const state = (await parts.compute.states([instanceId])).get(instanceId) ?? 'terminated';
  show((group) => withActivity(group, activityId, draining));
  // A dead instance has no requests to finish: only a running one is waited for.
  await deregister(parts, groupName, instanceId, isRunning(state));
  show((group) => withActivity(group, activityId, ending));
  await passHooks(parts, groupName, key, instanceId);
  if (isRunning(state)) await parts.compute.terminate(instanceId);
  await pause(parts, SECONDS.terminate);
  show((group) =>
    withActivity(withoutMember(group, key), activityId, (activity) =>
      ended(activity, 'Successful', parts.now()),
    ),
  );
  parts.wake();
}

const draining = (activity: Activity): Activity => ({
  ...activity,
  status: 'WaitingForELBConnectionDraining',
  progress: 50,
});

const ending = (activity: Activity): Activity => ({ ...activity, status: 'InProgress', progress: 60 });

/** Deregisters everywhere and waits the longest delay. */
async function deregister(parts: Parts, groupName: string, instanceId: string, wait: boolean): Promise<void> {
  const arns = (parts.groups.find(groupName)?.attachments ?? []).map(({ targetGroupArn }) => targetGroupArn);
  await Promise.all(arns.map((arn) => parts.targetGroups.deregister(arn, instanceId)));
  if (!wait) return;
  const delays = await Promise.all(arns.map((arn) => parts.targetGroups.drainSeconds(arn)));
  await pause(parts, Math.max(0, ...delays));
}

/** Whatever a terminating hook answers, the instance ends. */
async function passHooks(parts: Parts, groupName: string, key: string, instanceId: string): Promise<void> {
  const transition = 'autoscaling:EC2_INSTANCE_TERMINATING';
  if (parts.hooks.of(groupName, transition).length === 0) return;
  parts.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Terminating:Wait' }));
  await parts.hooks.pass(groupName, instanceId, transition, parts.time, parts.signal);
  parts.signal.throwIfAborted();
  parts.groups.change(groupName, (group) => withMember(group, key, { lifecycle: 'Terminating:Proceed' }));
}
