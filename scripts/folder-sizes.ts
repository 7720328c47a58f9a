import { dirname } from 'node:path';

/** The limits for the number of files in a folder. */

/** The most files that a folder may hold. */
interface FolderLimit {
  readonly folder: string;
  readonly most: number;
  /** Why it is not the usual limit. */
  readonly reason: string;
}

const USUAL = 20;

/** Folders with a limit of their own. */
export const FOLDER_LIMITS: readonly FolderLimit[] = [
  { folder: 'src/core', most: 16, reason: 'its files have rooms; the root keeps what every room uses' },
  { folder: 'lab/cloudformation/resources', most: 40, reason: 'a flat collection: one resource type a file' },
  {
    folder: 'proofs/faults/rows',
    most: 60,
    reason: 'a flat collection: one row of the fault catalogue a file',
  },
];

/** One line for each folder that directly holds more of these files than it may. */
export function fullFolders(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].flatMap(([folder, count]) => {
    const most = FOLDER_LIMITS.find((limit) => limit.folder === folder)?.most ?? USUAL;
    return count > most ? [`${folder}: ${count} files, at most ${most}`] : [];
  });
}
