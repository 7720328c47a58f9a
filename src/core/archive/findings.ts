import type { Problem } from '../errors.ts';

/** What an archive says of itself, everything wrong with it, and what will surprise its owner. */
export interface ArchiveFindings {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}
