import { number, optionalNumber, structures, text, type Params } from '../../call-params.ts';
import { ApiError } from '../../ports.ts';
import type { Workforce } from './warm-up.ts';

/** A policy that moves the capacity by how far a metric is from its alarm's threshold. */
export interface Steps {
  readonly kind: 'steps';
  readonly adjustment: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
  /** Instances that a percentage moves at least. */
  readonly least: number;
  readonly steps: readonly Step[];
}

/** Bounds are distances from the threshold. */
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

/** The capacity that the policy wants; more is reckoned from what is warm, so that no step is taken twice (ASG-15). */
export function stepped(policy: Steps, { desired, warm }: Workforce, distance: number): number {
  const step = policy.steps.find((candidate) => covers(candidate, distance));
  if (step === undefined) return desired;
  if (policy.adjustment === 'ExactCapacity') return step.by;
  return step.by > 0
    ? Math.max(desired, warm + movement(policy, step.by, warm))
    : desired + movement(policy, step.by, desired);
}

/** The bound nearer to the threshold belongs to the step, the other to the next one. */
const covers = ({ from, to }: Step, distance: number): boolean =>
  to <= 0 ? from < distance && distance <= to : from <= distance && distance < to;

function movement({ adjustment, least }: Steps, by: number, capacity: number): number {
  if (adjustment !== 'PercentChangeInCapacity') return by;
  const exact = (capacity * Math.abs(by)) / 100;
  // AWS rounds towards 0, but anything below one instance to one.
  return Math.sign(by) * Math.max(least, exact < 1 ? 1 : Math.floor(exact));
}
