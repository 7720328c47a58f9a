import { expect, it } from '@jest/globals';
import { checkTally, jestTally, sum } from '../../scripts/tally.mjs';

const report = (passed: number, failed: number, broken = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
});

it('adds up', () => {
  expect(sum([checkTally(0), checkTally(2), jestTally(report(5, 1), 1)])).toEqual({ passed: 6, failed: 2 });
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
});

it('counts a suite that could not run as a failure', () => {
  expect(jestTally(report(3, 0, 2), 1)).toEqual({ passed: 3, failed: 2 });
});

it.each([
  ['that left no report', null],
  ['that failed without a failed test', report(3, 0)],
])('never shows zero failures for a run %s', (_, it_) => {
  expect(jestTally(it_, 1).failed).toBe(1);
});
