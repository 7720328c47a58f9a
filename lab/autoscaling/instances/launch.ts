import { randomUUID } from 'node:crypto';
import { ended, type Activity, type Place } from '../groups/activity.ts';
import { launchFailed } from './capacity-faults.ts';
import type { LaunchSource } from '../clients/ports.ts';
import { withActivity, withMember, withoutMember, type Group, type Member } from '../groups/group.ts';
import { withBackoff } from './launch-backoff.ts';
import { pause, type EngineContext } from '../context.ts';
import { SECONDS } from '../durations.ts';
import { enterService } from './service-entry.ts';

interface Launch {
  readonly place: Place;
  readonly cause: string;
  readonly forBalance: boolean;
}

/** Starts a launch: adds its activity and its member at once, and does the rest in the background. */
export function launch(context: EngineContext, groupName: string, wish: Launch): void {
  const key = randomUUID();
  context.groups.change(groupName, (group) => begun(group, key, wish, context.now()));
  context.task(carryOut(context, groupName, key, wish.place));
}

function begun(group: Group, key: string, wish: Launch, now: number): Group {
  const member: Member = {
    key,
    instanceId: null,
    launchedFrom: null,
    place: wish.place,
    lifecycle: 'Pending',
    unhealthy: null,
    protectedFromScaleIn: group.protectsNew,
    template: group.template,
    launchedAt: now,
    inServiceAt: null,
    forBalance: wish.forBalance,
  };
  const activity: Activity = {
    id: key,
    description: 'Launching a new EC2 instance',
    cause: wish.cause,
    startedAt: now,
    endedAt: null,
    status: 'WaitingForInstanceId',
    message: null,
    progress: 0,
    place: wish.place,
  };
  return { ...group, members: [...group.members, member], activities: [...group.activities, activity] };
}

async function carryOut(context: EngineContext, groupName: string, key: string, place: Place): Promise<void> {
  const instanceId = await start(context, groupName, key, place).catch((refusal: Error) =>
    refused(context, groupName, key, place, refusal),
  );
  if (instanceId === null) return;
  await pause(context, SECONDS.launch);
  await enterService(context, groupName, key, instanceId);
}

/** Launches the instance and returns its id. @throws EC2's refusal */
async function start(context: EngineContext, groupName: string, key: string, place: Place): Promise<string> {
  const group = context.groups.require(groupName);
  const source = await context.compute.read(group.template);
  const zones = group.places.map(({ zone }) => zone);
  const refusal = context.faults.refusal({ ...source, group: groupName, zone: place.zone, zones });
  if (refusal !== null) throw new Error(refusal);
  const instanceId = await context.compute.run(source, place, instanceTags(group));
  context.groups.change(groupName, (now) => started(now, key, instanceId, source));
  return instanceId;
}

/** The tags of an instance: those that propagate, and AWS's reserved tag with the group's name. */
const instanceTags = (group: Group): Group['tags'] => [
  ...group.tags.filter(({ propagate }) => propagate),
  { key: 'aws:autoscaling:groupName', value: group.name, propagate: true },
];

function started(group: Group, key: string, instanceId: string, source: LaunchSource): Group {
  const launchedFrom = { instanceType: source.instanceType, imageId: source.imageId };
  return withActivity(withMember(group, key, { instanceId, launchedFrom }), key, (activity) => ({
    ...activity,
    description: `Launching a new EC2 instance: ${instanceId}`,
    status: 'PreInService',
    progress: 30,
  }));
}

/** Fails the activity with EC2's message (ASG-03), removes the member and backs off from the zone. */
function refused(context: EngineContext, groupName: string, key: string, place: Place, refusal: Error): null {
  context.signal.throwIfAborted();
  const now = context.now();
  context.groups.change(groupName, (group) => ({
    ...withActivity(withoutMember(group, key), key, (activity) =>
      ended(activity, 'Failed', now, launchFailed(refusal.message)),
    ),
    backoffs: withBackoff(group.backoffs, place.zone, now, context.time.scale),
  }));
  context.wake();
  return null;
}
