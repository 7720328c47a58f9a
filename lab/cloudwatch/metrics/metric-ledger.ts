import { structures } from '../../call-params.ts';
import type { ApiCall } from '../../ports.ts';
import { metricIn, sampleIn, seriesKey, type Metric, type Sample } from './metric.ts';

/** More than any alarm looks back upon; older samples are dropped. */
const KEPT_PER_SERIES = 5_000;

/**
 * What was put into CloudWatch, as heard at the door. Alarms read it here and not through GetMetricData: a scaled
 * period is no whole number of seconds, which that API could not be asked for.
 */
export class MetricLedger {
  readonly #series = new Map<string, Sample[]>();

  /** Takes an accepted PutMetricData call. */
  hear(call: ApiCall): void {
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
