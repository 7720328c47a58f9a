import { wholeEnvironment } from './environment.mjs';
import { jestPhase } from './jest-phase.mjs';
import { LINT_CHECKS } from './lint-checks.mjs';
import { main } from './main.mjs';
import { exitCodeOf } from './run-command.mjs';
import { checkTally, sum } from './tally.mjs';

/**
 * `npm test`: runs every check and every test, also after one that failed. The last line is `N passed, N failed`; the
 * exit code is 0 only without a failure.
 */
await main(async () => {
  const env = await wholeEnvironment();
  /** @type {import('./tally.mjs').Tally[]} */
  const tallies = [];
  for (const { name, run } of steps(env)) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const tally = await run();
    tallies.push(tally);
    console.log(`== ${name}: ${say(tally)} (${Math.round((Date.now() - started) / 1000)} s)`);
  }
  const total = sum(tallies);
  console.log(`\n${say(total)}`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @typedef {{name: string, run: () => Promise<import('./tally.mjs').Tally>}} Step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Step[]}
 */
function steps(env) {
  /** @type {(command: string, args: readonly string[]) => Step['run']} */
  const check = (command, args) => async () => checkTally(await exitCodeOf(command, args, env));
  return [
    ...LINT_CHECKS.map(([name, command, args]) => ({ name, run: check(command, args) })),
    { name: 'dist is built from src', run: check('node', ['scripts/check-dist.mjs']) },
    { name: 'unit tests', run: () => jestPhase('unit', env) },
    { name: 'tests of the lab', run: () => jestPhase('lab', env) },
    { name: 'whole releases on real TorchServe', run: () => jestPhase('e2e', env) },
  ];
}

/** @param {import('./tally.mjs').Tally} tally */
function say({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
