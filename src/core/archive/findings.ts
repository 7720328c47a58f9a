import type { Problem } from '../errors.ts';

/** The result of verifying an archive: its model's name and version, its problems, and its warnings. */
export interface ArchiveFindings {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}
