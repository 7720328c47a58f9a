import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

const FOLDER = join(import.meta.dirname, 'rows');

/** Every row of the fault catalogue, in its order: each file of `rows/` holds one as `row`. */
export const ROWS: readonly Row[] = await Promise.all(
  readdirSync(FOLDER)
    .toSorted(byNumber)
    .map(async (file) => ((await import(join(FOLDER, file))) as { readonly row: Row }).row),
);

/** 2 before 11, and 11 before 11b. */
function byNumber(one: string, other: string): number {
  return numberOf(one).localeCompare(numberOf(other), 'en', { numeric: true });
}

/** `11b` of `11b-no-capacity-at-all.ts`. */
function numberOf(file: string): string {
  return file.split('-')[0]!;
}
