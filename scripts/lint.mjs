import { nodeEnvironment } from './environment.mjs';
import { LINT_CHECKS } from './lint-checks.mjs';
import { main } from './main.mjs';
import { exitCodeOf } from './run-command.mjs';

/** `npm run lint`: runs every check, also after one that failed. */
await main(async () => {
  const env = await nodeEnvironment();
  /** @type {string[]} */
  const failed = [];
  for (const [name, command, args] of LINT_CHECKS) {
    if ((await exitCodeOf(command, args, env)) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? 'Lint: clean.' : `Lint failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
