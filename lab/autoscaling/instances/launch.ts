import { randomUUID } from 'node:crypto';
import { ended, type Activity, type Place } from '../groups/activity.ts';
import { launchFailed } from './capacity-faults.ts';
import type { LaunchSource } from '../clients/ports.ts';
import { withActivity, withMember, withoutMember, type Group, type Member } from '../groups/group.ts';
import { held } from './launch-backoff.ts';
import { pause, type Parts } from '../context.ts';
import { SECONDS } from '../durations.ts';
import { enterService } from './service-entry.ts';

export interface Launch {
  readonly place: Place;
  readonly cause: string;
  readonly forBalance: boolean;
}

/** Begins a launch: its activity and member exist from now on; the rest goes on in the background. */
export function launch(parts: Parts, groupName: string, wish: Launch): void {
  const key = randomUUID();
  parts.groups.change(groupName, (group) => begun(group, key, wish, parts.now()));
  parts.task(carryOut(parts, groupName, key, wish.place));
}

function begun(group: Group, key: string, wish: Launch, now: number): Group {
  const member: Member = {
    key,
    instanceId: null,
    made: null,
    place: wish.place,
    lifecycle: 'Pending',
    sick: null,
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

async function carryOut(parts: Parts, groupName: string, key: string, place: Place): Promise<void> {
  const instanceId = await start(parts, groupName, key, place).catch((refusal: Error) =>
    refused(parts, groupName, key, place, refusal),
  );
  if (instanceId === null) return;
  await pause(parts, SECONDS.launch);
  await enterService(parts, groupName, key, instanceId);
}

/** Answers the instance's id, or throws EC2's refusal. */
async function start(parts: Parts, groupName: string, key: string, place: Place): Promise<string> {
  const group = parts.groups.require(groupName);
  const source = await parts.compute.read(group.template);
  const zones = group.places.map(({ zone }) => zone);
  const refusal = parts.faults.refusal({ ...source, group: groupName, zone: place.zone, zones });
  if (refusal !== null) throw new Error(refusal);
  const instanceId = await parts.compute.run(source, place, instanceTags(group));
  parts.groups.change(groupName, (now) => started(now, key, instanceId, source));
  return instanceId;
}

/** The group's name goes onto the instance under AWS's reserved key, beside the tags that propagate. */
const instanceTags = (group: Group): Group['tags'] => [
  ...group.tags.filter(({ propagate }) => propagate),
  { key: 'aws:autoscaling:groupName', value: group.name, propagate: true },
];

function started(group: Group, key: string, instanceId: string, source: LaunchSource): Group {
  const made = { instanceType: source.instanceType, imageId: source.imageId };
  return withActivity(withMember(group, key, { instanceId, made }), key, (activity) => ({
    ...activity,
    description: `Launching a new EC2 instance: ${instanceId}`,
    status: 'PreInService',
    progress: 30,
  }));
}

/** Nothing was launched: the activity fails with EC2's words (ASG-03) and the zone is left alone for a while. */
function refused(parts: Parts, groupName: string, key: string, place: Place, refusal: Error): null {
  parts.signal.throwIfAborted();
  const now = parts.now();
  parts.groups.change(groupName, (group) => ({
    ...withActivity(withoutMember(group, key), key, (activity) =>
      ended(activity, 'Failed', now, launchFailed(refusal.message)),
    ),
    holds: held(group.holds, place.zone, now, parts.time.scale),
  }));
  parts.wake();
  return null;
}
