import type { Problem } from '../errors.ts';
import { hasHidden, quoted } from '../text/quoted.ts';
import { archiveProblem, MAKE_ANEW } from './archive.ts';
import type { ArchiveEntry } from './archive.ts';

/** The server unpacks every entry at each start; a real archive has some dozens. */
export const MOST_ENTRIES = 10_000;

/** Could be written outside the folder it is unpacked into, or under another name than the one read here. */
const isUnsafe = (name: string): boolean =>
  name.length > 1_024 ||
  hasHidden(name) ||
  name.includes('\\') ||
  /^(?:\/|[A-Za-z]:)/.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..');

/** What is wrong with the names and kinds of the entries; each fault once, with the first entry that shows it. */
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
    ['TSD2005', repeated, 'must be there once'],
    ['TSD2006', entries.find(({ encrypted }) => encrypted), 'must not be encrypted'],
  ];
  const tooMany = archiveProblem('TSD2002', `the archive has more than ${MOST_ENTRIES} entries`, MAKE_ANEW);
  return [
    ...(entries.length > MOST_ENTRIES ? [tooMany] : []),
    ...checks.flatMap(([code, entry, rule]) =>
      entry === undefined ? [] : [archiveProblem(code, `entry ${quoted(entry.name)} ${rule}`, MAKE_ANEW)],
    ),
  ];
};
