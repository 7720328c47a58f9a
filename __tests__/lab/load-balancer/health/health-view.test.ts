import { describe, expect, it } from '@jest/globals';
import {
  afterCheck,
  INITIAL,
  matches,
  type CheckResult,
} from '../../../../lab/load-balancer/health/health-view.ts';

const thresholds = { healthyThreshold: 3, unhealthyThreshold: 2 };
const passed: CheckResult = { kind: 'passed' };
const failed: CheckResult = { kind: 'mismatch', code: 503 };

const after = (...results: CheckResult[]) =>
  results.reduce((view, result) => afterCheck(view, result, thresholds), INITIAL);

describe('health of a target', () => {
  it('ELB-03: a new target is healthy after one passed check', () => {
    expect(after().state).toBe('initial');
    expect(after(passed).state).toBe('healthy');
  });

  it('a failure alone changes nothing, the threshold in a row does', () => {
    expect(after(failed).state).toBe('initial');
    expect(after(passed, failed).state).toBe('healthy');
    expect(after(passed, failed, failed)).toMatchObject({ state: 'unhealthy', failure: failed });
  });

  it('failures must follow each other', () => {
    expect(after(passed, failed, passed, failed).state).toBe('healthy');
  });

  it('an unhealthy target needs the whole threshold in a row', () => {
    expect(after(failed, failed, passed, passed).state).toBe('unhealthy');
    expect(after(failed, failed, passed, passed, failed, passed, passed).state).toBe('unhealthy');
    expect(after(failed, failed, passed, passed, passed)).toMatchObject({ state: 'healthy', failure: null });
  });

  it('the newest failure is the reason', () => {
    expect(after(failed, failed, { kind: 'timeout' }).failure).toEqual({ kind: 'timeout' });
  });
});

describe('matcher', () => {
  it.each([
    ['200', 200, true],
    ['200', 201, false],
    ['200,204', 204, true],
    ['200-299', 250, true],
    ['200-299', 300, false],
    ['200,300-310', 305, true],
  ])('%s and %i', (matcher, code, expected) => {
    expect(matches(matcher, code)).toBe(expected);
  });
});
