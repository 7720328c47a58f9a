import type { Problem } from '../core/errors.ts';
import { savedState, saveState } from '../github/runner.ts';
import { cleanUpStep } from './clean-up.ts';
import { continueStep } from './continue.ts';
import { deployStep } from './deploy.ts';
import { destroyStep } from './destroy.ts';
import { rollbackStep } from './rollback.ts';
import { shell } from './shell.ts';
import { statusStep } from './status.ts';
import { sweepStep } from './sweep.ts';
import { verbOf, type Verb } from './verb.ts';

/** The entry point of the bundle: runs the main or the post step of the verb that was started. */
const STEPS: Readonly<Record<Verb, (signal: AbortSignal) => Promise<readonly Problem[]>>> = {
  deploy: deployStep,
  rollback: rollbackStep,
  continue: continueStep,
  status: statusStep,
  destroy: destroyStep,
  sweep: sweepStep,
};

// Main and post step are one bundle. The state that the main step saves tells them apart.
if (savedState('step') === 'main') {
  await shell(cleanUpStep);
} else {
  saveState('step', 'main');
  await shell(STEPS[verbOf(process.argv[1] ?? '')]);
}
