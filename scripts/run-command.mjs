import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { onOrphaned } from './orphan.mjs';

/** Runs other programs: in the foreground, with signals passed on. */

/** The error of a command that ended with another exit code than 0. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number} exitCode as a shell would give it (128 + the signal's number)
   */
  constructor(command, exitCode) {
    super(`${command} ended with ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command in the foreground, its output to the user. A terminal sends Ctrl-C to the whole foreground group,
 * so this process only waits for the command to end in its own way. SIGTERM reaches this process alone and is passed on,
 * and so is the end of its parent.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} the exit code
 */
export async function exitCodeOf(command, args, env = process.env) {
  const passOn = () => void child.kill('SIGTERM');
  const wait = () => {};
  // Before the command starts: from then on a signal must find them.
  process.on('SIGTERM', passOn).on('SIGINT', wait);
  const stopLooking = onOrphaned(passOn);
  const child = spawn(command, args, { stdio: 'inherit', env });
  try {
    return await ending(child);
  } finally {
    process.off('SIGTERM', passOn).off('SIGINT', wait);
    stopLooking();
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {CommandFailed}
 */
export async function run(command, args, env = process.env) {
  const exitCode = await exitCodeOf(command, args, env);
  if (exitCode !== 0) throw new CommandFailed(command, exitCode);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ending(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)]),
    );
  });
}
