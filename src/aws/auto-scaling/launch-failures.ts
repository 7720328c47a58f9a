import type { Activity, AutoScaling, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { Clock } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import {
  launchTrouble,
  NO_TROUBLE,
  zoneOf,
  type LaunchTrouble,
  type ScalingActivity,
} from './scaling-failure.ts';

/** Tells why groups fail to launch the instances they lack, as far as is known. */
type LaunchFailures = (
  groups: readonly AutoScalingGroup[],
) => Promise<(group: AutoScalingGroup) => LaunchTrouble>;

/** The shortest time between two questions about launches, over all groups. */
const PACE_MS = 1_000;

/** The last answer about one group, and when it was read (ms since the epoch). */
interface Known {
  readonly at: number;
  readonly trouble: LaunchTrouble;
}

/** Asks only about groups that lack instances, one group a second; of two, the one whose answer is older. */
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
    const trouble = await calls.repeat(nameOf(group), () => readTrouble(client, group));
    known.set(nameOf(group), { at: askedAt, trouble });
  };
  return async (groups) => {
    const at = (group: AutoScalingGroup): number => known.get(nameOf(group))?.at ?? -Infinity;
    const [oldest] = groups.filter(isShort).toSorted((a, b) => at(a) - at(b));
    if (oldest !== undefined && clock.now() - askedAt >= PACE_MS) await ask(oldest);
    return (group) => (isShort(group) ? (known.get(nameOf(group))?.trouble ?? NO_TROUBLE) : NO_TROUBLE);
  };
}

const nameOf = (group: AutoScalingGroup): string => group.AutoScalingGroupName ?? '';

const isShort = (group: AutoScalingGroup): boolean =>
  (group.Instances ?? []).filter((instance) => instance.LifecycleState === 'InService').length <
  (group.DesiredCapacity ?? 0);

/** Reads the newest hundred activities. Older ones do not matter: launchTrouble looks only past the last success. */
async function readTrouble(client: AutoScaling, group: AutoScalingGroup): Promise<LaunchTrouble> {
  const answer = await client.describeScalingActivities({ AutoScalingGroupName: nameOf(group) });
  return launchTrouble((answer.Activities ?? []).map(toActivity), group.AvailabilityZones ?? []);
}

const toActivity = (activity: Activity): ScalingActivity => ({
  status: activity.StatusCode ?? '',
  description: activity.Description ?? '',
  message: activity.StatusMessage ?? activity.Description ?? '',
  zone: zoneOf(activity.Details, activity.StatusMessage ?? activity.Description ?? ''),
});
