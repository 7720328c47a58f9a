import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exitCodeOf } from './run-command.mjs';
import { jestTally } from './tally.mjs';

/**
 * The phases of the jest tests: those that start no servers run first, whole releases last. Tests mostly wait
 * and none measures time, so two files at once suit two processors.
 *
 * @type {Readonly<Record<'unit' | 'lab' | 'e2e', readonly string[]>>}
 */
const PHASES = {
  unit: ['--testPathIgnorePatterns', '/__tests__/(e2e|lab)/'],
  lab: ['--testPathPatterns', '/__tests__/lab/'],
  e2e: ['--testPathPatterns', '/__tests__/e2e/'],
};

/**
 * Runs one part of the jest tests.
 *
 * @param {'unit' | 'lab' | 'e2e'} phase
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function jestPhase(phase, env) {
  const directory = await mkdtemp(join(tmpdir(), 'jest-'));
  const file = join(directory, 'report.json');
  try {
    const args = [...JEST, ...PHASES[phase], '--maxWorkers=2', '--json', `--outputFile=${file}`];
    const exitCode = await exitCodeOf('node', args, env);
    return jestTally(await readReport(file), exitCode);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** These are flags, because every process that a test starts would inherit NODE_OPTIONS. */
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** @param {string} file */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
