import { number, optionalFlag, optionalStructure, type Params } from '../../call-params.ts';
import { trackedMetricIn, type MetricOf } from './tracked-metric.ts';
import type { Workforce } from './warm-up.ts';

/** A policy that holds a metric at a target. */
export interface Tracking {
  readonly kind: 'tracking';
  readonly target: number;
  readonly scalesIn: boolean;
  /** The watched metric in PutMetricAlarm's shape. */
  readonly metric: MetricOf;
}

export function trackingIn(params: Params): Tracking {
  const settings = optionalStructure(params, 'TargetTrackingConfiguration') ?? {};
  return {
    kind: 'tracking',
    target: number(settings, 'TargetValue'),
    scalesIn: optionalFlag(settings, 'DisableScaleIn') !== true,
    metric: trackedMetricIn(settings),
  };
}

/** AWS's share of the target below which it takes capacity out: between the two lies no alarm. */
const LOW_SHARE = 0.9;

/**
 * The policy's two alarms in AWS's form (ASG-16): quick to add (3 periods), slow to remove (15), and none to remove
 * where scale-in is disabled. `token` is the alarm's UUID.
 */
export function alarmsOf(
  tracking: Tracking,
  policy: { readonly group: string; readonly arn: string },
  token: (which: 'AlarmHigh' | 'AlarmLow') => string,
): readonly Readonly<Record<string, unknown>>[] {
  const shared = {
    ...tracking.metric(policy.group),
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`,
    AlarmActions: [policy.arn],
  };
  const named = (which: 'AlarmHigh' | 'AlarmLow') =>
    `TargetTracking-${policy.group}-${which}-${token(which)}`;
  const high = {
    ...shared,
    AlarmName: named('AlarmHigh'),
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: tracking.target,
    EvaluationPeriods: 3,
  };
  if (!tracking.scalesIn) return [high];
  const low = {
    ...shared,
    AlarmName: named('AlarmLow'),
    ComparisonOperator: 'LessThanThreshold',
    Threshold: tracking.target * LOW_SHARE,
    EvaluationPeriods: 15,
  };
  return [high, low];
}

export const isHigh = (alarmName: string): boolean => alarmName.includes('-AlarmHigh-');
export const isLow = (alarmName: string): boolean => alarmName.includes('-AlarmLow-');

/** In proportion to what the measured instances carry; those that warm up are on their way and not asked for again (ASG-15). */
export const trackedOut = ({ target }: Tracking, { desired, warm }: Workforce, value: number): number =>
  warm === 0 ? desired : Math.max(desired, warm + 1, Math.ceil((warm * value) / target));

/** The fewest that stay below the target. */
export const trackedIn = ({ target }: Tracking, { desired }: Workforce, value: number): number =>
  Math.min(desired, Math.ceil((desired * value) / target));
