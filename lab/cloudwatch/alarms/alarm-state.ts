import { COMPARISONS, type Rule, type StateValue } from './alarm.ts';

/** One period's value; null is missing. Newest first wherever there are several. */
export interface Datapoint {
  /** Begin of the period, ms since the epoch. */
  readonly at: number;
  readonly value: number | null;
}

/** How an alarm's state follows from its datapoints. */
export interface Evaluation {
  /** null: the state stays as it is. */
  readonly value: StateValue | null;
  /** The real datapoints that decided, newest first. */
  readonly decisive: readonly { readonly at: number; readonly value: number }[];
  /** How many missing ones were filled in. */
  readonly filled: number;
}

/** CloudWatch looks at more periods than N, so that late or intermittent data does not count as missing. */
export const lookedAt = (rule: Rule): number => rule.evaluationPeriods + 2;

/**
 * M out of N with missing data (CW-03, the tables of "Using alarms"): the newest N real points of the range decide
 * alone if there are so many; else what lacks is filled in by the alarm's treatment. Pure.
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
 * All that is there breaches, but there is too little of it: it alarms only once the oldest is at least M periods
 * old, so that a single late point does not alarm too early.
 */
function oldEnough(rule: Rule, newestFirst: readonly Datapoint[]): boolean {
  return newestFirst.findLastIndex(({ value }) => value !== null) + 1 >= rule.datapointsToAlarm;
}
