import { delimiter, join } from 'node:path';

import { node24Directory } from './node-24.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { ensurePythonEnvironment } from './python-environment.mjs';

const COMMANDS = join(import.meta.dirname, '..', 'node_modules', '.bin');

/**
 * npm packages and Node 24: enough to build and lint. Whatever is there already is left alone.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} for the commands to run: Node 24 and the packages' commands first on PATH
 */
export async function nodeEnvironment() {
  await ensureNpmPackages();
  const path = [node24Directory(), COMMANDS, process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/**
 * The whole set-up: Node's part and the pinned Python environment of the lab.
 *
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function wholeEnvironment() {
  const env = await nodeEnvironment();
  return { ...env, ...(await ensurePythonEnvironment()) };
}
