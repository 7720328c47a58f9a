import {
  beyondTheLab,
  optionalFlag,
  optionalNumber,
  optionalText,
  text,
  type Params,
} from '../../call-params.ts';
import type { Named } from '../groups/by-group.ts';
import { stepsIn, type Steps } from './step-scaling.ts';
import { trackingIn, type Tracking } from './target-tracking.ts';

/** A scaling policy: what it does when one of its alarms speaks. */
export interface Policy extends Named {
  readonly arn: string;
  readonly scaling: Tracking | Steps;
  readonly enabled: boolean;
  /** AWS seconds; null: the group's. */
  readonly warmupSeconds: number | null;
  /** The settings in DescribePolicies' shape. */
  readonly described: Readonly<Record<string, unknown>>;
  /** Those it made itself: only target tracking does (ASG-16). */
  readonly alarms: readonly OwnAlarm[];
  /** The value with which its low alarm spoke last; null: it never did. */
  readonly lastLow: number | null;
}

export interface OwnAlarm {
  readonly name: string;
  readonly arn: string;
}

export const SETTINGS = [
  'PolicyType',
  'AdjustmentType',
  'MinAdjustmentMagnitude',
  'MetricAggregationType',
  'StepAdjustments',
  'EstimatedInstanceWarmup',
  'TargetTrackingConfiguration',
  'Enabled',
] as const;

/** What the policy of these parameters does; anything the lab could not carry out is refused. */
function scalingIn(params: Params): Policy['scaling'] {
  const type = optionalText(params, 'PolicyType') ?? 'SimpleScaling';
  if (type === 'TargetTrackingScaling') return trackingIn(params);
  if (type === 'StepScaling') return stepsIn(params);
  throw beyondTheLab(`scaling policies of type ${type}`);
}

/** A policy as PutScalingPolicy gives it. */
export const policyIn = (params: Params, place: Pick<Policy, 'group' | 'arn' | 'alarms'>): Policy => ({
  ...place,
  name: text(params, 'PolicyName'),
  scaling: scalingIn(params),
  enabled: optionalFlag(params, 'Enabled') ?? true,
  warmupSeconds: optionalNumber(params, 'EstimatedInstanceWarmup') ?? null,
  described: Object.fromEntries(
    SETTINGS.flatMap((key) => (params[key] === undefined ? [] : [[key, params[key]]])),
  ),
  lastLow: null,
});
