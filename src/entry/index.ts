import { savedState, saveState } from '../github/runner-commands.ts';
import { cleanUpStep } from './clean-up.ts';
import { deployStep } from './deploy.ts';
import { shell } from './shell.ts';

// One bundle for the main and the post step: state written by the first is how the second knows itself.
if (savedState('step') === 'main') {
  await shell(cleanUpStep);
} else {
  saveState('step', 'main');
  await shell(deployStep);
}
