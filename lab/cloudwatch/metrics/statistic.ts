import { beyondTheLab } from '../../door/call-params.ts';
import type { Sample, Summary } from './metric.ts';

/** A statistic of one period's samples; null without samples, because missing is not 0 (CW-06). */
export type Statistic = (samples: readonly Sample[]) => number | null;

const SIMPLE: Readonly<Record<string, (summary: Summary) => number>> = {
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
  SampleCount: ({ count }) => count,
};

/** The statistic of a CloudWatch name: one of the five simple ones, or a percentile (`p90`, `p99.9`). */
export function statistic(name: string): Statistic {
  const simple = SIMPLE[name];
  if (simple !== undefined) return (samples) => (samples.length === 0 ? null : simple(merged(samples)));
  const share = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  if (share === undefined) throw beyondTheLab(`the statistic ${name}`);
  return (samples) => percentile(samples, Number(share) / 100);
}

const merged = (samples: readonly Sample[]): Summary =>
  samples
    .map(({ summary }) => summary)
    .reduce((all, next) => ({
      count: all.count + next.count,
      sum: all.sum + next.sum,
      min: Math.min(all.min, next.min),
      max: Math.max(all.max, next.max),
    }));

/** A percentile by nearest rank. Summaries have no percentiles; they need single values. */
function percentile(samples: readonly Sample[], share: number): number | null {
  const values = samples.flatMap((sample) => sample.values).toSorted((a, b) => a.value - b.value);
  const rank = share * values.reduce((total, { count }) => total + count, 0);
  let passed = 0;
  for (const { value, count } of values) {
    passed += count;
    if (passed >= rank) return value;
  }
  return null;
}
