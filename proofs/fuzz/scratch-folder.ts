import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders for the files that targets write, and their removal. */

/** One folder for all threads of the process, because a thread that hangs cannot clean up. */
const root = (): string => join(tmpdir(), `fuzz-${process.pid}`);

/** A folder for the files of one target, created at its first use. */
export const scratchFolder = (): (() => string) => {
  let made: string | undefined;
  return () => (made ??= newFolder());
};

const newFolder = (): string => {
  mkdirSync(root(), { recursive: true });
  return realpathSync(mkdtempSync(join(root(), 'target-')));
};

/** Removes every thread's folders. */
export const clearScratch = (): void => rmSync(root(), { recursive: true, force: true });
