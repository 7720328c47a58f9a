import { COMPARISONS, type Rule, type StateValue } from './alarm.ts';

/** Computes an alarm's state from its datapoints (CW-03). */

/** The value of one period; null if it is missing. Lists of datapoints are sorted newest first. */
export interface Datapoint {
  /** The start of the period, ms since the epoch. */
  readonly at: number;
  readonly value: number | null;
}

/** The result of evaluating an alarm's datapoints. */
export interface Evaluation {
  /** The new state; null if the state stays. */
  readonly value: StateValue | null;
  /** The existing datapoints that decided, newest first. */
  readonly decisive: readonly { readonly at: number; readonly value: number }[];
  /** The number of missing datapoints that were filled in. */
  readonly filled: number;
}

/** The evaluation range: more periods than N, so that late data does not count as missing. */
export const evaluationRange = (rule: Rule): number => rule.evaluationPeriods + 2;

/**
 * Evaluates M out of N datapoints with missing data (CW-03, the tables of "Using alarms"); pure. The newest N existing
 * datapoints of the range decide. If there are fewer, the rest is filled in as the alarm's TreatMissingData says.
 */
export function evaluate(rule: Rule, newestFirst: readonly Datapoint[]): Evaluation {
  const decisive = newestFirst
    .flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]))
    .slice(0, rule.evaluationPeriods);
  const breaching = decisive.filter(({ value }) => breaches(rule, value));
  const filled = rule.evaluationPeriods - decisive.length;
  const value = decided(rule, newestFirst, decisive.length, breaching.length, filled);
  return { value, decisive, filled };
}

export const breaches = (rule: Rule, value: number): boolean =>
  COMPARISONS[rule.comparison](value, rule.threshold);

function decided(
  rule: Rule,
  newestFirst: readonly Datapoint[],
  real: number,
  breaching: number,
  filled: number,
): StateValue | null {
  if (breaching >= rule.datapointsToAlarm) return 'ALARM';
  if (filled === 0 || rule.missingData === 'notBreaching') return 'OK';
  if (rule.missingData === 'breaching') return breaching + filled >= rule.datapointsToAlarm ? 'ALARM' : 'OK';
  if (real === 0) return rule.missingData === 'missing' ? 'INSUFFICIENT_DATA' : null;
  if (breaching < real) return 'OK';
  return rule.missingData === 'missing' && oldEnough(rule, newestFirst) ? 'ALARM' : null;
}

/**
 * True if the oldest datapoint is at least M periods old. When all datapoints breach but there are fewer than M, the alarm
 * waits for that, so that a single late datapoint does not alarm too early.
 */
function oldEnough(rule: Rule, newestFirst: readonly Datapoint[]): boolean {
  return newestFirst.findLastIndex(({ value }) => value !== null) + 1 >= rule.datapointsToAlarm;
}
