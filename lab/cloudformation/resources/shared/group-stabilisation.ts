import {
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  type Activity,
  type AutoScalingGroup,
} from '@aws-sdk/client-auto-scaling';
import { NotStable } from '../../failure-reason.ts';
import type { ResourceContext } from '../../resource-type.ts';

/** Waits until an Auto Scaling group is stable or empty, as CloudFormation does (CFN-23). */

/**
 * How often CloudFormation looks at a group, how long launches may fail, and how long it waits in all. These
 * figures are inferred: AWS publishes none.
 */
const POLL_SECONDS = 5;
const PATIENCE_SECONDS = 120;
const LIMIT_SECONDS = 3600;
/**
 * How long launches may fail in real time at least, whatever the scale. A busy machine takes a while to launch
 * in another zone.
 */
const SHORTEST_PATIENCE_MS = 10_000;

/** How far a group has come towards its desired capacity. */
type Stability = 'stable' | 'working' | { readonly failing: string };

/**
 * How far a group has come towards its desired capacity in service (CFN-23). Target health does not count.
 * Whether it is failing depends on the newest activity that has ended: Auto Scaling keeps trying.
 */
export function stability(
  group: Pick<AutoScalingGroup, 'Instances' | 'DesiredCapacity'>,
  activities: readonly Pick<Activity, 'StartTime' | 'StatusCode' | 'StatusMessage'>[],
): Stability {
  const inService = (group.Instances ?? []).filter(
    ({ LifecycleState }) => LifecycleState === 'InService',
  ).length;
  if (inService >= (group.DesiredCapacity ?? 0)) return 'stable';
  if (group.Instances?.some(({ LifecycleState }) => LifecycleState === 'Pending') === true) return 'working';
  const newest = activities
    .filter(({ StatusCode }) => StatusCode === 'Failed' || StatusCode === 'Successful')
    .toSorted((a, b) => Number(b.StartTime) - Number(a.StartTime))[0];
  return newest?.StatusCode === 'Failed' ? { failing: newest.StatusMessage ?? '' } : 'working';
}

/**
 * Waits until the group is stable.
 *
 * @throws NotStable with the message of the last scaling activity (CFN-23)
 */
export async function waitUntilStable(name: string, context: ResourceContext): Promise<void> {
  let failingSeconds = 0;
  let workedAt = performance.now();
  let last: Stability = 'working';
  for (let seconds = 0; seconds < LIMIT_SECONDS; seconds += POLL_SECONDS) {
    last = await look(name, context);
    if (last === 'stable') return;
    failingSeconds = last === 'working' ? 0 : failingSeconds + POLL_SECONDS;
    if (last === 'working') workedAt = performance.now();
    const patient = failingSeconds <= PATIENCE_SECONDS || performance.now() - workedAt < SHORTEST_PATIENCE_MS;
    if (!patient) break;
    await context.wait(POLL_SECONDS * 1000);
  }
  const why = typeof last === 'object' ? ` Last scaling activity: ${last.failing}` : '';
  throw new NotStable(`Group did not stabilize.${why}`);
}

/**
 * Waits until the group has no instances.
 *
 * @throws NotStable when it still has some after an hour
 */
export async function waitUntilEmpty(name: string, context: ResourceContext): Promise<void> {
  for (let seconds = 0; seconds < LIMIT_SECONDS; seconds += POLL_SECONDS) {
    const left = (await describeGroup(name, context))?.Instances ?? [];
    if (left.length === 0) return;
    await context.wait(POLL_SECONDS * 1000);
  }
  throw new NotStable(`Group ${name} still has instances`);
}

export async function describeGroup(
  name: string,
  { autoscaling }: ResourceContext,
): Promise<AutoScalingGroup | undefined> {
  const answer = await autoscaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  return answer.AutoScalingGroups?.[0];
}

async function look(name: string, context: ResourceContext): Promise<Stability> {
  const group = await describeGroup(name, context);
  if (group === undefined) throw new NotStable(`Group ${name} does not exist any more`);
  const { Activities = [] } = await context.autoscaling.send(
    new DescribeScalingActivitiesCommand({ AutoScalingGroupName: name }),
  );
  return stability(group, Activities);
}
