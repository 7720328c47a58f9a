import type { Problem } from '../errors.ts';
import { hasHidden, quoted } from '../text/quoted.ts';
import { archiveProblem, REBUILD_ARCHIVE } from './archive.ts';
import type { ArchiveEntry } from './archive.ts';

/** The rules for the entries of a model archive: their number, names and kinds. */

/** The most entries of an archive. The server unpacks all of them at each start; a real archive has some dozens. */
export const MOST_ENTRIES = 10_000;

/** True if unpacking could write the entry outside its folder, or under another name than the one read here. */
const isUnsafe = (name: string): boolean =>
  name.length > 1_024 ||
  hasHidden(name) ||
  name.includes('\\') ||
  /^(?:\/|[A-Za-z]:)/.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..');

/** Checks names and kinds of the entries. Returns each kind of fault once, with the first entry that has it. */
export const entryProblems = (entries: readonly ArchiveEntry[]): readonly Problem[] => {
  const seen = new Set<string>();
  const repeated = entries.find(({ name }) => seen.has(name) || !seen.add(name));
  const checks: readonly (readonly [string, ArchiveEntry | undefined, string])[] = [
    [
      'TSD2003',
      entries.find(({ name }) => isUnsafe(name)),
      'must have a plain relative path inside the archive',
    ],
    ['TSD2004', entries.find(({ special }) => special), 'must be a plain file or folder, not a link'],
    ['TSD2005', repeated, 'must appear only once'],
    ['TSD2006', entries.find(({ encrypted }) => encrypted), 'must not be encrypted'],
  ];
  const tooMany = archiveProblem(
    'TSD2002',
    `the archive has more than ${MOST_ENTRIES} entries`,
    REBUILD_ARCHIVE,
  );
  return [
    ...(entries.length > MOST_ENTRIES ? [tooMany] : []),
    ...checks.flatMap(([code, entry, rule]) =>
      entry === undefined
        ? []
        : [archiveProblem(code, `entry ${quoted(entry.name)} ${rule}`, REBUILD_ARCHIVE)],
    ),
  ];
};
