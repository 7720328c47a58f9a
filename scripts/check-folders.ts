import { globSync } from 'node:fs';
import { join } from 'node:path';

import { fullFolders } from './folder-sizes.ts';

/** Prints every folder of src, lab and proofs that holds too many files; exit code 1 if there is one. */
const files = ['src', 'lab', 'proofs'].flatMap((root) =>
  globSync(`${root}/**/*.ts`, { cwd: join(import.meta.dirname, '..') }),
);
const full = fullFolders(files);
for (const line of full) console.error(line);
process.exitCode = full.length > 0 ? 1 : 0;
