import { join } from 'node:path';

import { CommandFailed } from './run-command.mjs';

/**
 * Runs a script's work in the repository's root and sets the exit code. A failure prints one plain message, without a
 * stack.
 *
 * @param {() => Promise<number | void>} work resolves with the exit code, or with nothing for 0
 */
export async function main(work) {
  process.chdir(join(import.meta.dirname, '..'));
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof CommandFailed)) console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof CommandFailed ? error.exitCode : 1;
  }
}
