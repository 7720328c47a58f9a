import {
  optionalNumber,
  optionalStructure,
  optionalText,
  optionalTime,
  structures,
  text,
  texts,
  type Params,
} from '../../door/call-params.ts';

/** A metric series: a namespace, a name and dimensions. Other dimensions are another series. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The values of one series at one time: single values, or a summary of them. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly values: readonly { readonly value: number; readonly count: number }[];
  readonly summary: Summary;
}

export interface Summary {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** A key that is equal for the same series, whatever the order of its dimensions. */
export function seriesKey({ namespace, name, dimensions }: Metric): string {
  return JSON.stringify([
    namespace,
    name,
    Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

export function metricIn(params: Params): Metric {
  const pairs = structures(params, 'Dimensions').map((d) => [text(d, 'Name'), text(d, 'Value')] as const);
  return {
    namespace: text(params, 'Namespace'),
    name: text(params, 'MetricName'),
    dimensions: Object.fromEntries(pairs),
  };
}

/** Reads one entry of PutMetricData's `MetricData`. */
export function sampleIn(datum: Params, now: number): Sample {
  const at = optionalTime(datum, 'Timestamp') ?? now;
  const summary = optionalStructure(datum, 'StatisticValues');
  if (summary !== undefined) return { at, values: [], summary: summaryIn(summary) };
  const counts = texts(datum, 'Counts').map(Number);
  const single = optionalNumber(datum, 'Value');
  const several = single === undefined ? texts(datum, 'Values').map(Number) : [single];
  const values = several.map((value, index) => ({ value, count: counts[index] ?? 1 }));
  return { at, values, summary: summaryOf(values) };
}

const summaryIn = (given: Params): Summary => ({
  count: Number(optionalText(given, 'SampleCount')),
  sum: Number(optionalText(given, 'Sum')),
  min: Number(optionalText(given, 'Minimum')),
  max: Number(optionalText(given, 'Maximum')),
});

function summaryOf(values: Sample['values']): Summary {
  return {
    count: values.reduce((total, { count }) => total + count, 0),
    sum: values.reduce((total, { value, count }) => total + value * count, 0),
    min: Math.min(...values.map(({ value }) => value)),
    max: Math.max(...values.map(({ value }) => value)),
  };
}
