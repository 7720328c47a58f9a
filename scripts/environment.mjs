import { delimiter, join } from 'node:path';

import { requireLabTools, requireNodeTools } from './machine.mjs';
import { node24Directory } from './node-24.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { ensurePythonEnvironment } from './python-environment.mjs';

/** The environment variables of commands that need the npm packages, or the Python environment as well. */

const COMMANDS = join(import.meta.dirname, '..', 'node_modules', '.bin');

/**
 * Installs the npm packages, Node 24 among them, unless they are there: enough to build and lint.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} for the commands to run: Node 24 and the packages' commands first on PATH
 */
export async function nodeEnvironment() {
  requireNodeTools();
  await ensureNpmPackages();
  const path = [node24Directory(), COMMANDS, process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/**
 * Installs all that the lab needs: the npm packages and the pinned Python environment.
 *
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function wholeEnvironment() {
  requireLabTools();
  const env = await nodeEnvironment();
  return { ...env, ...(await ensurePythonEnvironment()) };
}
