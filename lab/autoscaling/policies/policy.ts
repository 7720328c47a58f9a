import {
  beyondTheLab,
  optionalFlag,
  optionalNumber,
  optionalText,
  text,
  type Params,
} from '../../door/call-params.ts';
import type { Named } from '../groups/by-group.ts';
import { stepsIn, type Steps } from './step-scaling.ts';
import { trackingIn, type Tracking } from './target-tracking.ts';

/** A scaling policy: how an alarm changes the desired capacity. */
export interface Policy extends Named {
  readonly arn: string;
  readonly scaling: Tracking | Steps;
  readonly enabled: boolean;
  /** AWS seconds; null means the group's default. */
  readonly warmupSeconds: number | null;
  /** The settings in DescribePolicies' shape. */
  readonly described: Readonly<Record<string, unknown>>;
  /** The alarms that the policy created itself: target tracking does so (ASG-16). */
  readonly alarms: readonly OwnAlarm[];
  /** The metric's value when the low alarm last asked for a scale-in; null if it never did. */
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

/** Reads what a policy does. Refuses what the lab cannot carry out. */
function scalingIn(params: Params): Policy['scaling'] {
  const type = optionalText(params, 'PolicyType') ?? 'SimpleScaling';
  if (type === 'TargetTrackingScaling') return trackingIn(params);
  if (type === 'StepScaling') return stepsIn(params);
  throw beyondTheLab(`scaling policies of type ${type}`);
}

/** Reads a policy from the parameters of PutScalingPolicy. */
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
