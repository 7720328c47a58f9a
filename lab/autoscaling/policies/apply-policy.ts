import type { AlarmNotice } from '../../ports.ts';
import { resized } from '../groups/capacity.ts';
import { triggered } from '../groups/activity-cause.ts';
import type { Group } from '../groups/group.ts';
import type { Parts } from '../context.ts';
import type { Policy } from './policy.ts';
import { stepped } from './step-scaling.ts';
import { isHigh, isLow, trackedIn, trackedOut, type Tracking } from './target-tracking.ts';
import { warmupSeconds, workforce, type Workforce } from './warm-up.ts';

/** An alarm named one of the policies: the capacity moves, or stays where a rule of ASG-15 or ASG-16 holds it. */
export async function alarmed(parts: Parts, notice: AlarmNotice): Promise<void> {
  const policy = parts.policies.of().find(({ arn }) => arn === notice.action);
  if (policy === undefined || !policy.enabled || notice.value === null) return;
  const wish = await wishOf(parts, policy, notice, notice.value);
  if (wish === null) return;
  parts.groups.change(policy.group, (group) => moved(parts, group, policy, notice, wish));
  parts.wake();
}

/** What capacity a policy wants of a group in this state. */
type Wish = (force: Workforce) => number;

async function wishOf(
  parts: Parts,
  policy: Policy,
  notice: AlarmNotice,
  value: number,
): Promise<Wish | null> {
  const { scaling } = policy;
  if (scaling.kind === 'steps') return (force) => stepped(scaling, force, value - notice.threshold);
  if (notice.state !== 'ALARM') return null;
  if (isHigh(notice.alarm)) return (force) => trackedOut(scaling, force, value);
  if (!isLow(notice.alarm) || !scaling.scalesIn) return null;
  parts.policies.put({ ...policy, lastLow: value });
  return agreed(parts, policy.group);
}

/** ASG-16: capacity goes only if every tracking policy that may take some says so, and the largest wish counts. */
async function agreed(parts: Parts, group: string): Promise<Wish | null> {
  const policies = parts.policies.of(group).filter(takes);
  const lows = policies.flatMap(({ alarms }) => alarms.map(({ name }) => name).filter(isLow));
  const states = await parts.watch.states(lows);
  if (!lows.every((name) => states.get(name) === 'ALARM')) return null;
  return (force) => Math.max(...policies.map((policy) => wished(policy, force)));
}

type TrackingPolicy = Policy & { readonly scaling: Tracking };

const takes = (policy: Policy): policy is TrackingPolicy =>
  policy.enabled && policy.scaling.kind === 'tracking' && policy.scaling.scalesIn;

/** A policy that has not said how low it is wants everything kept. */
const wished = ({ scaling, lastLow }: TrackingPolicy, force: Workforce): number =>
  lastLow === null ? force.desired : trackedIn(scaling, force, lastLow);

function moved(parts: Parts, group: Group, policy: Policy, notice: AlarmNotice, wish: Wish): Group {
  if (group.deleting) return group;
  const now = parts.now();
  const warmupMs = warmupSeconds(group, policy.warmupSeconds) * 1000 * parts.time.scale;
  const force = workforce(group, warmupMs, now);
  const desired = Math.min(Math.max(wish(force), group.minSize), group.maxSize);
  if (desired < group.desired && !force.settled) return group;
  const sizes = { minSize: group.minSize, maxSize: group.maxSize, desired };
  return resized(group, sizes, triggered(notice.alarm, notice.state, policy.name), now);
}
