import type { Measurement } from './statsd-line.ts';

/** The measurements of one aggregation interval: counters add up, a gauge keeps its last value, timings keep all values. */
export class Interval {
  readonly #series = new Map<string, { first: Measurement; values: number[] }>();

  add(measurement: Measurement): void {
    const key = JSON.stringify([
      measurement.name,
      measurement.type,
      Object.entries(measurement.tags).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]);
    const series = this.#series.get(key) ?? { first: measurement, values: [] };
    series.values = combined(measurement, series.values);
    this.#series.set(key, series);
  }

  /**
   * All series, with their tags and `metric_type` as dimensions, as the CloudWatch agent puts them. A series is repeated for
   * each of the `aggregation_dimensions` whose names it has.
   */
  collected(rollups: readonly (readonly string[])[]): readonly Collected[] {
    return [...this.#series.values()].flatMap(({ first, values }) => {
      const dimensions: Record<string, string> = { ...first.tags, metric_type: first.type };
      const rolled = rollups.filter((names) => names.every((name) => name in dimensions));
      return [
        { name: first.name, dimensions, values },
        ...rolled.map((names) => ({
          name: first.name,
          dimensions: Object.fromEntries(names.map((name) => [name, dimensions[name] ?? ''])),
          values,
        })),
      ];
    });
  }
}

/** One series of an interval, in the form that CloudWatch gets. */
interface Collected {
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

function combined(measurement: Measurement, values: readonly number[]): number[] {
  const { type, value, relative } = measurement;
  if (type === 'counter') return [(values[0] ?? 0) + value];
  if (type === 'gauge') return [relative ? (values[0] ?? 0) + value : value];
  return [...values, value];
}
