import { structures } from '../../door/call-params.ts';
import type { ApiCall } from '../../ports.ts';
import { metricIn, sampleIn, seriesKey, type Metric, type Sample } from './metric.ts';

/**
 * All metric samples that were put at the door. Alarms read them here instead of through GetMetricData, because a scaled
 * period is not a whole number of seconds.
 */
export class MetricLedger {
  readonly #series = new Map<string, Sample[]>();

  /** Stores the samples of an accepted PutMetricData call. */
  record(call: ApiCall): void {
    for (const datum of structures(call.params, 'MetricData')) {
      const metric = metricIn({ ...datum, Namespace: call.params['Namespace'] });
      this.#add(seriesKey(metric), sampleIn(datum, call.at));
    }
  }

  /** Samples of the half-open time [from, to). */
  samples(metric: Metric, from: number, to: number): readonly Sample[] {
    return (this.#series.get(seriesKey(metric)) ?? []).filter(({ at }) => at >= from && at < to);
  }

  #add(key: string, sample: Sample): void {
    const samples = this.#series.get(key) ?? [];
    samples.push(sample);
    if (samples.length > KEPT_PER_SERIES) samples.shift();
    this.#series.set(key, samples);
  }
}

/** The number of samples kept of a series: more than any alarm evaluates. */
const KEPT_PER_SERIES = 5_000;
