import { number, optionalFlag, optionalStructure, type Params } from '../../door/call-params.ts';
import { trackedMetricIn, type MetricOf } from './tracked-metric.ts';
import type { MeasuredCapacity } from './warm-up.ts';

/** Target tracking: keeps a metric near a target value. */
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

/** The low alarm's threshold as a share of the target; AWS uses 90 %. */
const LOW_SHARE = 0.9;

/**
 * The alarms that a target tracking policy creates (ASG-16): one to add capacity after 3 periods, and one to remove it
 * after 15 periods unless scale-in is disabled. `token` returns the alarm's UUID.
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

/**
 * The capacity after a scale-out, in proportion to the load of the warm instances. Instances that warm up are not asked for
 * again (ASG-15).
 */
export const scaledOut = (
  { target }: Tracking,
  { desired, warm }: MeasuredCapacity,
  value: number,
): number => (warm === 0 ? desired : Math.max(desired, warm + 1, Math.ceil((warm * value) / target)));

/** The capacity after a scale-in: the fewest instances that keep the metric at or below the target. */
export const scaledIn = ({ target }: Tracking, { desired }: MeasuredCapacity, value: number): number =>
  Math.min(desired, Math.ceil((desired * value) / target));
