import { number, optionalNumber, structures, text, type Params } from '../../door/call-params.ts';
import { ApiError } from '../../ports.ts';
import type { MeasuredCapacity } from './warm-up.ts';

/** Step scaling: the change depends on how far the metric is from the alarm's threshold. */
export interface Steps {
  readonly kind: 'steps';
  readonly adjustment: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
  /** The least number of instances that a percentage changes. */
  readonly least: number;
  readonly steps: readonly Step[];
}

/** One step; its bounds are distances from the threshold. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

const ADJUSTMENTS: readonly string[] = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'];

export function stepsIn(params: Params): Steps {
  const adjustment = text(params, 'AdjustmentType');
  if (!ADJUSTMENTS.includes(adjustment)) {
    throw new ApiError('ValidationError', `Invalid adjustment type ${adjustment}`);
  }
  return {
    kind: 'steps',
    adjustment: adjustment as Steps['adjustment'],
    least: optionalNumber(params, 'MinAdjustmentMagnitude') ?? 0,
    steps: structures(params, 'StepAdjustments').map((step) => ({
      from: optionalNumber(step, 'MetricIntervalLowerBound') ?? -Infinity,
      to: optionalNumber(step, 'MetricIntervalUpperBound') ?? Infinity,
      by: number(step, 'ScalingAdjustment'),
    })),
  };
}

/**
 * The capacity that the policy asks for. A scale-out starts from the warm instances, so that instances which warm up are
 * not asked for twice (ASG-15).
 */
export function capacityAfterStep(
  policy: Steps,
  { desired, warm }: MeasuredCapacity,
  distance: number,
): number {
  const step = policy.steps.find((candidate) => covers(candidate, distance));
  if (step === undefined) return desired;
  if (policy.adjustment === 'ExactCapacity') return step.by;
  return step.by > 0
    ? Math.max(desired, warm + movement(policy, step.by, warm))
    : desired + movement(policy, step.by, desired);
}

/** A step includes the bound that is nearer to the threshold, and excludes the other. */
const covers = ({ from, to }: Step, distance: number): boolean =>
  to <= 0 ? from < distance && distance <= to : from <= distance && distance < to;

function movement({ adjustment, least }: Steps, by: number, capacity: number): number {
  if (adjustment !== 'PercentChangeInCapacity') return by;
  const exact = (capacity * Math.abs(by)) / 100;
  // AWS rounds towards 0, but a change of less than one instance becomes one.
  return Math.sign(by) * Math.max(least, exact < 1 ? 1 : Math.floor(exact));
}
