import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from './run-command.mjs';
import { STUB_VERBS, stub } from './stubs.mjs';

/**
 * Builds the action: compiles src/ to lib/, bundles it with the licences of its packages, and writes a stub for each verb.
 * The compiled files always go to lib/, because the bundle contains their paths: the same sources then give the same
 * bytes in any output directory.
 *
 * @param {string} directory the output directory
 * @param {NodeJS.ProcessEnv} env
 */
export async function bundle(directory, env) {
  for (const stale of ['lib', directory]) await rm(stale, { recursive: true, force: true });
  await run('tsc', ['-p', 'tsconfig.build.json'], env);
  await run('ncc', ['build', ENTRY, '-o', directory, '--license', 'licenses.txt', '--quiet'], env);
  for (const verb of STUB_VERBS) await writeFile(join(directory, `${verb}.js`), stub);
}

/** The compiled source file that becomes dist/index.js, which every action.yml runs, directly or through a stub. */
const ENTRY = 'lib/entry/index.js';
