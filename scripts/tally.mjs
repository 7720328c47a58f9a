/**
 * Counts the passed and failed tests and checks.
 *
 * @typedef {{readonly passed: number, readonly failed: number}} Tally
 */

/**
 * @param {Iterable<Tally>} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  let total = { passed: 0, failed: 0 };
  for (const { passed, failed } of tallies)
    total = { passed: total.passed + passed, failed: total.failed + failed };
  return total;
}

/**
 * Counts a command as one check.
 *
 * @param {number} exitCode
 * @returns {Tally}
 */
export function checkTally(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts the tests in jest's JSON report. A suite that could not run counts as a failure, and so does an exit code other
 * than 0 (as when no test was found): a failed run never shows zero failures.
 *
 * @param {{numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number} | null} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function jestTally(report, exitCode) {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: exitCode !== 0 ? Math.max(failed, 1) : failed };
}
