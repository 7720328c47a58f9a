import { describe, expect, it } from '@jest/globals';
import { parseExpression } from '../../../../lab/cloudwatch/metrics/metric-math.ts';

const calculated = (source: string, values: Record<string, number> = {}): number | null =>
  parseExpression(source).evaluate((id) => values[id] ?? null);

describe('metric math', () => {
  it.each([
    ['100 * errors / requests', { errors: 3, requests: 60 }, 5],
    ['p90 * 1000', { p90: 0.25 }, 250],
    ['1 + 2 * 3 - 4 / 2', {}, 5],
    ['(1 + 2) * 3', {}, 9],
    ['8 / 4 / 2', {}, 1],
    ['-a + 1', { a: 3 }, -2],
    ['a >= 2', { a: 2 }, 1],
    ['a < 2', { a: 2 }, 0],
    ['FILL(errors, 0) / requests', { requests: 4 }, 0],
    ['FILL(errors, 0) / requests', { errors: 2, requests: 4 }, 0.5],
    ['IF(requests > 10, errors, 0)', { requests: 11, errors: 7 }, 7],
    ['IF(requests > 10, errors, 0)', { requests: 10, errors: 7 }, 0],
  ])('%s of %j is %d', (source, values, expected) => {
    expect(calculated(source, values)).toBe(expected);
  });

  it('is missing where an operand is missing', () => {
    expect(calculated('100 * errors / requests', { requests: 60 })).toBeNull();
    expect(calculated('IF(requests > 10, 1, 0)')).toBeNull();
  });

  it('is missing, not infinite, where it would divide by 0', () => {
    expect(calculated('errors / requests', { errors: 1, requests: 0 })).toBeNull();
  });

  it('names the ids it needs', () => {
    expect(parseExpression('100 * errors / (requests + errors)').ids).toEqual(['errors', 'requests']);
  });

  it.each([
    'ANOMALY_DETECTION_BAND(m1)',
    'SUM(METRICS())',
    'm1 m2',
    'm1 +',
    '(m1',
    'M1 * 2',
    'm1 ^ 2',
    'FILL(m1)',
    '',
  ])('refuses %j aloud', (source) => {
    expect(() => parseExpression(source)).toThrow(/This lab does not do the metric math expression/);
  });
});
