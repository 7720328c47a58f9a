import type { Comparison, Rule } from './alarm.ts';
import { breaches, type Evaluation } from './alarm-state.ts';

const WORDS: Readonly<Record<Comparison, string>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** The reason for an alarm's state, in AWS's words (CW-02). */
export function reason(rule: Rule, evaluation: Evaluation): string {
  if (evaluation.value === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${many(evaluation.filled, 'datapoint')} ${were(evaluation.filled)} unknown.`;
  }
  if (evaluation.decisive.length === 0)
    return `Threshold Crossed: ${nothing(evaluation.filled)} ${filled(rule, evaluation)}.`;
  const crossed = `Threshold Crossed: ${counted(rule, evaluation)}`;
  return rule.missingData.endsWith('reaching') && evaluation.filled > 0
    ? `${crossed} and ${filled(rule, evaluation)}.`
    : `${crossed} (${minimum(rule, evaluation)}).`;
}

function counted(rule: Rule, { value, decisive }: Evaluation): string {
  const telling = decisive.filter((point) => breaches(rule, point.value) === (value === 'ALARM'));
  const points = telling.map((point) => `${decimal(point.value)} (${stamp(point.at)})`).join(', ');
  const negation = value === 'ALARM' ? '' : ' not';
  return `${telling.length} out of the last ${rule.evaluationPeriods} datapoints [${points}] ${were(
    telling.length,
  )}${negation} ${WORDS[rule.comparison]} the threshold (${decimal(rule.threshold)})`;
}

function minimum(rule: Rule, { value }: Evaluation): string {
  const needed =
    value === 'ALARM' ? rule.datapointsToAlarm : rule.evaluationPeriods - rule.datapointsToAlarm + 1;
  return `minimum ${many(needed, 'datapoint')} for ${value === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK'} transition`;
}

const nothing = (periods: number): string => `no datapoints were received for ${many(periods, 'period')} and`;

const filled = (rule: Rule, evaluation: Evaluation): string =>
  `${many(evaluation.filled, 'missing datapoint')} ${were(evaluation.filled)} treated as [${
    rule.missingData === 'breaching' ? 'Breaching' : 'NonBreaching'
  }]`;

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const were = (count: number): string => (count === 1 ? 'was' : 'were');

/** Formats a number like a Java double: 6 is `6.0`. */
const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/** Formats a time as day/month/year: `25/09/22 18:49:00`. */
function stamp(at: number): string {
  const [, year, month, day, time] =
    /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(new Date(at).toISOString()) ?? [];
  return `${day}/${month}/${year} ${time}`;
}
