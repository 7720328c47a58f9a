import type { AlarmNotice } from '../../ports.ts';
import { resized } from '../groups/capacity.ts';
import { triggered } from '../groups/activity-cause.ts';
import type { Group } from '../groups/group.ts';
import type { EngineContext } from '../context.ts';
import type { Policy } from './policy.ts';
import { capacityAfterStep } from './step-scaling.ts';
import { isHigh, isLow, scaledIn, scaledOut, type Tracking } from './target-tracking.ts';
import { warmupSeconds, measuredCapacity, type MeasuredCapacity } from './warm-up.ts';

/** Applies the scaling policy that an alarm names, within the limits of ASG-15 and ASG-16. */
export async function applyPolicy(context: EngineContext, notice: AlarmNotice): Promise<void> {
  const policy = context.policies.of().find(({ arn }) => arn === notice.action);
  if (policy === undefined || !policy.enabled || notice.value === null) return;
  const target = await targetOf(context, policy, notice, notice.value);
  if (target === null) return;
  context.groups.change(policy.group, (group) => withTarget(context, group, policy, notice, target));
  context.wake();
}

/** Calculates the desired capacity that a policy asks for. */
type Target = (capacity: MeasuredCapacity) => number;

async function targetOf(
  context: EngineContext,
  policy: Policy,
  notice: AlarmNotice,
  value: number,
): Promise<Target | null> {
  const { scaling } = policy;
  if (scaling.kind === 'steps')
    return (capacity) => capacityAfterStep(scaling, capacity, value - notice.threshold);
  if (notice.state !== 'ALARM') return null;
  if (isHigh(notice.alarm)) return (capacity) => scaledOut(scaling, capacity, value);
  if (!isLow(notice.alarm) || !scaling.scalesIn) return null;
  context.policies.put({ ...policy, lastLow: value });
  return scaleInTarget(context, policy.group);
}

/**
 * The target of a scale-in by target tracking (ASG-16), or null. Every policy that may scale in must have its low alarm in
 * ALARM, and the largest capacity that any of them asks for counts.
 */
async function scaleInTarget(context: EngineContext, group: string): Promise<Target | null> {
  const policies = context.policies.of(group).filter(mayScaleIn);
  const lows = policies.flatMap(({ alarms }) => alarms.map(({ name }) => name).filter(isLow));
  const states = await context.watch.states(lows);
  if (!lows.every((name) => states.get(name) === 'ALARM')) return null;
  return (capacity) => Math.max(...policies.map((policy) => scaleInCapacity(policy, capacity)));
}

type TrackingPolicy = Policy & { readonly scaling: Tracking };

const mayScaleIn = (policy: Policy): policy is TrackingPolicy =>
  policy.enabled && policy.scaling.kind === 'tracking' && policy.scaling.scalesIn;

/** A policy whose low alarm was never in ALARM keeps the whole capacity. */
const scaleInCapacity = ({ scaling, lastLow }: TrackingPolicy, capacity: MeasuredCapacity): number =>
  lastLow === null ? capacity.desired : scaledIn(scaling, capacity, lastLow);

function withTarget(
  context: EngineContext,
  group: Group,
  policy: Policy,
  notice: AlarmNotice,
  target: Target,
): Group {
  if (group.deleting) return group;
  const now = context.now();
  const warmupMs = warmupSeconds(group, policy.warmupSeconds) * 1000 * context.time.scale;
  const capacity = measuredCapacity(group, warmupMs, now);
  const desired = Math.min(Math.max(target(capacity), group.minSize), group.maxSize);
  if (desired < group.desired && !capacity.settled) return group;
  const sizes = { minSize: group.minSize, maxSize: group.maxSize, desired };
  return resized(group, sizes, triggered(notice.alarm, notice.state, policy.name), now);
}
