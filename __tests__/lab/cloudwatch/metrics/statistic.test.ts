import { describe, expect, it } from '@jest/globals';
import { sampleIn, seriesKey } from '../../../../lab/cloudwatch/metrics/metric.ts';
import { statistic } from '../../../../lab/cloudwatch/metrics/statistic.ts';

const samples = [sampleIn({ Value: '4' }, 0), sampleIn({ Values: [1, 10], Counts: [2, 1] }, 0)];

describe('statistics of a period', () => {
  it.each([
    ['Sum', 16],
    ['SampleCount', 4],
    ['Average', 4],
    ['Minimum', 1],
    ['Maximum', 10],
    ['p50', 1],
    ['p75', 4],
    ['p90', 10],
    ['p99.9', 10],
  ])('%s is %d', (name, expected) => {
    expect(statistic(name)(samples)).toBe(expected);
  });

  it('are missing without samples', () => {
    expect(statistic('Sum')([])).toBeNull();
    expect(statistic('p90')([])).toBeNull();
  });

  it('take summaries, which have no percentiles', () => {
    const summary = [sampleIn({ StatisticValues: { SampleCount: 3, Sum: 9, Minimum: 1, Maximum: 6 } }, 0)];
    expect(statistic('Average')(summary)).toBe(3);
    expect(statistic('Maximum')(summary)).toBe(6);
    expect(statistic('p90')(summary)).toBeNull();
  });

  it('refuses others aloud', () => {
    expect(() => statistic('TM90')).toThrow(/This lab does not do the statistic TM90/);
  });
});

describe('a series', () => {
  it('is the same whatever the order of its dimensions', () => {
    const metric = { namespace: 'N', name: 'm' };
    expect(seriesKey({ ...metric, dimensions: { a: '1', b: '2' } })).toBe(
      seriesKey({ ...metric, dimensions: { b: '2', a: '1' } }),
    );
    expect(seriesKey({ ...metric, dimensions: { a: '1' } })).not.toBe(
      seriesKey({ ...metric, dimensions: { a: '1', b: '2' } }),
    );
  });

  it('has the times of its samples in either protocol’s form', () => {
    expect(sampleIn({ Value: 1, Timestamp: 1700000000.5 }, 0).at).toBe(1700000000500);
    expect(sampleIn({ Value: 1, Timestamp: '2023-11-14T22:13:20Z' }, 0).at).toBe(1700000000000);
    expect(sampleIn({ Value: 1 }, 42).at).toBe(42);
  });
});
