import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from './run-command.mjs';
import { STUB_VERBS, stub } from './stubs.mjs';

/** The one source file, compiled, that becomes dist/index.js: every action.yml runs that, or a stub of it. */
const ENTRY = 'lib/entry/index.js';

/**
 * TypeScript to lib/, then one bundle with the licences of all that is in it, and a stub a verb. lib/ is always the same place, because
 * the bundle holds module paths: so the same sources give the same bytes wherever the bundle goes.
 *
 * @param {string} directory where the bundle goes
 * @param {NodeJS.ProcessEnv} env
 */
export async function bundle(directory, env) {
  for (const stale of ['lib', directory]) await rm(stale, { recursive: true, force: true });
  await run('tsc', ['-p', 'tsconfig.build.json'], env);
  await run('ncc', ['build', ENTRY, '-o', directory, '--license', 'licenses.txt', '--quiet'], env);
  for (const verb of STUB_VERBS) await writeFile(join(directory, `${verb}.js`), stub);
}
