import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { brokenFloor } from './floors.ts';
import { importsOf } from './imports-of.ts';

/** Prints every import of src/ that goes up a floor (docs/architecture.md); exit code 1 if there is one. */
const root = join(import.meta.dirname, '..');
const broken = globSync('src/**/*.ts', { cwd: root })
  .toSorted()
  .flatMap((file) => brokenImports(file));
for (const line of broken) console.error(line);
process.exitCode = broken.length > 0 ? 1 : 0;

function brokenImports(file: string): string[] {
  return importsOf(readFileSync(join(root, file), 'utf8')).flatMap((specifier) => {
    const reason = brokenFloor(file, specifier);
    return reason === null ? [] : [`${file}: ${reason}`];
  });
}
