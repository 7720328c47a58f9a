import type { Activity, AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { Clock } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { unhealableFailure, zoneOf, type ScalingActivity } from './scaling-failure.ts';

/** The pace of questions about launches, over all groups. */
const PACE_MS = 1_000;

/** What was last read of one group, and when. */
interface Known {
  readonly at: number;
  readonly failure: string | null;
}

/** Why groups cannot launch what they lack: by group name, null for those that can, as far as is known. */
export type LaunchFailures = (
  groups: readonly AutoScalingGroup[],
) => Promise<(group: AutoScalingGroup) => string | null>;

/** Only a short group is asked about, one a second: of two, the one asked about longest ago. */
export function launchFailures(
  clients: Pick<Clients, 'autoScaling'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): LaunchFailures {
  const known = new Map<string, Known>();
  let askedAt = -Infinity;
  const ask = async (group: AutoScalingGroup): Promise<void> => {
    askedAt = clock.now();
    const client = await clients.autoScaling();
    const failure = await calls.repeat(nameOf(group), () => readFailure(client, group));
    known.set(nameOf(group), { at: askedAt, failure });
  };
  return async (groups) => {
    const at = (group: AutoScalingGroup): number => known.get(nameOf(group))?.at ?? -Infinity;
    const [oldest] = groups.filter(isShort).toSorted((a, b) => at(a) - at(b));
    if (oldest !== undefined && clock.now() - askedAt >= PACE_MS) await ask(oldest);
    return (group) => (isShort(group) ? (known.get(nameOf(group))?.failure ?? null) : null);
  };
}

const nameOf = (group: AutoScalingGroup): string => group.AutoScalingGroupName ?? '';

const isShort = (group: AutoScalingGroup): boolean =>
  (group.Instances ?? []).filter((instance) => instance.LifecycleState === 'InService').length <
  (group.DesiredCapacity ?? 0);

/** The newest hundred: a launch that succeeded among them outweighs what is older. */
async function readFailure(client: AutoScaling, group: AutoScalingGroup): Promise<string | null> {
  const answer = await client.describeScalingActivities({ AutoScalingGroupName: nameOf(group) });
  return unhealableFailure((answer.Activities ?? []).map(ours), group.AvailabilityZones ?? []);
}

const ours = (activity: Activity): ScalingActivity => ({
  status: activity.StatusCode ?? '',
  description: activity.Description ?? '',
  message: activity.StatusMessage ?? activity.Description ?? '',
  zone: zoneOf(activity.Details, activity.StatusMessage ?? activity.Description ?? ''),
});
