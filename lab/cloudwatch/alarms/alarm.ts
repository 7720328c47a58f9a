import {
  acceptOnly,
  beyondTheLab,
  number,
  optionalFlag,
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  text,
  texts,
  type Params,
} from '../../door/call-params.ts';
import { ApiError, type ApiCall } from '../../ports.ts';
import { metricIn, type Metric } from '../metrics/metric.ts';
import { parseExpression, type Expression } from '../metrics/metric-math.ts';
import { statistic, type Statistic } from '../metrics/statistic.ts';

/** An alarm with its rule and its state, and how it is read from PutMetricAlarm. */

export type StateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';
export type Comparison = keyof typeof COMPARISONS;

export const COMPARISONS = {
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;

/** What an alarm watches: named queries, and the name of the one that is compared. */
export interface Watched {
  readonly queries: Readonly<Record<string, Query>>;
  readonly result: string;
}

type Query = { readonly metric: Metric; readonly statistic: Statistic } | { readonly expression: Expression };

export interface Rule {
  readonly comparison: Comparison;
  readonly threshold: number;
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

export interface AlarmState {
  readonly value: StateValue;
  readonly reason: string;
  readonly since: number;
}

export interface Alarm {
  readonly name: string;
  readonly watched: Watched;
  /** AWS seconds. */
  readonly period: number;
  readonly rule: Rule;
  readonly actionsEnabled: boolean;
  /** The ARNs of actions, by state. */
  readonly actions: Readonly<Record<StateValue, readonly string[]>>;
  /** The settings in DescribeAlarms' shape. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly configuredAt: number;
  readonly state: AlarmState;
}

/** The state of a new alarm (CW-02). */
const INITIAL: Omit<AlarmState, 'since'> = {
  value: 'INSUFFICIENT_DATA',
  reason: 'Unchecked: Initial alarm creation',
};

const TEXTS = [
  'AlarmDescription',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Unit',
] as const;
const LISTS = ['OKActions', 'AlarmActions', 'InsufficientDataActions'] as const;

/** Reads an alarm from the parameters of PutMetricAlarm. Refuses what the lab cannot evaluate. */
export function alarmIn(call: ApiCall): Alarm {
  const { params } = call;
  acceptOnly(call, [
    ...TEXTS,
    ...LISTS,
    'AlarmName',
    'ActionsEnabled',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluateLowSampleCountPercentile',
    'EvaluationPeriods',
    'Metrics',
    'Period',
    'Tags',
    'Threshold',
    'TreatMissingData',
  ]);
  const queries = structures(params, 'Metrics');
  const rule = ruleIn(params);
  const actionsEnabled = optionalFlag(params, 'ActionsEnabled') ?? true;
  return {
    name: text(params, 'AlarmName'),
    watched: queries.length > 0 ? watchedIn(queries) : singleIn(params),
    period: queries.length > 0 ? periodOf(queries) : number(params, 'Period'),
    rule,
    actionsEnabled,
    actions: {
      OK: texts(params, 'OKActions'),
      ALARM: texts(params, 'AlarmActions'),
      INSUFFICIENT_DATA: texts(params, 'InsufficientDataActions'),
    },
    described: describedIn(params, rule, queries),
    configuredAt: call.at,
    state: { ...INITIAL, since: call.at },
  };
}

function ruleIn(params: Params): Rule {
  const comparison = text(params, 'ComparisonOperator');
  if (!(comparison in COMPARISONS)) throw beyondTheLab(`the comparison ${comparison}`);
  const missingData = optionalText(params, 'TreatMissingData') ?? 'missing';
  if (!['missing', 'ignore', 'breaching', 'notBreaching'].includes(missingData)) {
    throw new ApiError('ValidationError', `Value ${missingData} at 'treatMissingData' is not supported`);
  }
  const evaluationPeriods = number(params, 'EvaluationPeriods');
  return {
    comparison: comparison as Comparison,
    threshold: number(params, 'Threshold'),
    evaluationPeriods,
    datapointsToAlarm: optionalNumber(params, 'DatapointsToAlarm') ?? evaluationPeriods,
    missingData: missingData as MissingData,
  };
}

const singleIn = (params: Params): Watched => ({
  result: 'm1',
  queries: {
    m1: {
      metric: metricIn(params),
      statistic: statistic(optionalText(params, 'Statistic') ?? text(params, 'ExtendedStatistic')),
    },
  },
});

function watchedIn(queries: readonly Params[]): Watched {
  const named = Object.fromEntries(queries.map((query) => [text(query, 'Id'), queryIn(query)]));
  for (const query of Object.values(named)) {
    if ('expression' in query) requireMetrics(query.expression, named);
  }
  const results = queries.filter((query) => optionalFlag(query, 'ReturnData') ?? true);
  const [result] = results;
  if (result === undefined || results.length > 1) {
    throw new ApiError('ValidationError', 'Exactly one element of the metrics list should return data.');
  }
  return { queries: named, result: text(result, 'Id') };
}

function requireMetrics({ ids }: Expression, named: Watched['queries']): void {
  for (const id of ids) {
    const query = named[id];
    if (query === undefined)
      throw new ApiError('ValidationError', `The expression names the unknown id ${id}`);
    if ('expression' in query) throw beyondTheLab('metric math on the result of metric math');
  }
}

function queryIn(query: Params): Query {
  const stat = optionalStructure(query, 'MetricStat');
  if (stat === undefined) return { expression: parseExpression(text(query, 'Expression')) };
  return {
    metric: metricIn(optionalStructure(stat, 'Metric') ?? {}),
    statistic: statistic(text(stat, 'Stat')),
  };
}

const statsOf = (queries: readonly Params[]): readonly Params[] =>
  queries.map((query) => optionalStructure(query, 'MetricStat')).filter((stat) => stat !== undefined);

function periodOf(queries: readonly Params[]): number {
  const periods = new Set(statsOf(queries).map((stat) => number(stat, 'Period')));
  const [period] = periods;
  if (period === undefined || periods.size > 1) throw beyondTheLab('an alarm on metrics of several periods');
  return period;
}

/** The settings in DescribeAlarms' shape and types, whatever the protocol of the call. */
const describedIn = (params: Params, rule: Rule, queries: readonly Params[]): Alarm['described'] => ({
  ...Object.fromEntries(TEXTS.map((name) => [name, optionalText(params, name)])),
  ...Object.fromEntries(LISTS.map((name) => [name, texts(params, name)])),
  Dimensions: structures(params, 'Dimensions'),
  ...(queries.length > 0 ? {} : { Period: number(params, 'Period') }),
  Metrics: queries.map(describedQuery),
  ComparisonOperator: rule.comparison,
  Threshold: rule.threshold,
  EvaluationPeriods: rule.evaluationPeriods,
  DatapointsToAlarm: optionalNumber(params, 'DatapointsToAlarm'),
  TreatMissingData: optionalText(params, 'TreatMissingData'),
  EvaluateLowSampleCountPercentile: optionalText(params, 'EvaluateLowSampleCountPercentile'),
});

function describedQuery(query: Params): Params {
  const stat = optionalStructure(query, 'MetricStat');
  return {
    ...query,
    ReturnData: optionalFlag(query, 'ReturnData') ?? true,
    ...(stat === undefined ? {} : { MetricStat: { ...stat, Period: number(stat, 'Period') } }),
  };
}
