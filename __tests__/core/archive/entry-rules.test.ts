import { describe, expect, it } from '@jest/globals';
import { entryProblems, MOST_ENTRIES } from '../../../src/core/archive/entry-rules.ts';
import type { ArchiveEntry } from '../../../src/core/archive/archive.ts';

const entry = (name: string, change: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  name,
  special: false,
  encrypted: false,
  ...change,
});
const codes = (entries: readonly ArchiveEntry[]): readonly string[] =>
  entryProblems(entries).map(({ code }) => code);

describe('entryProblems', () => {
  it('accepts what the archiver makes', () => {
    const names = [
      'h.py',
      'MAR-INF/',
      'MAR-INF/MANIFEST.json',
      'extra/a b-1.txt',
      'größe.txt',
      '..hidden',
      'a..b',
    ];
    expect(codes(names.map((name) => entry(name)))).toEqual([]);
  });

  it.each([
    '../h.py',
    'a/../../h.py',
    'a/..',
    './h.py',
    '/etc/passwd',
    'C:/h.py',
    'a\\..\\h.py',
    'a//h.py',
    '',
    'h\u202e.py',
    'h\u0000.py',
    'x'.repeat(1_025),
  ])('refuses the path %j', (name) => {
    expect(codes([entry(name)])).toEqual(['TSD2003']);
  });

  it('tells every kind of fault once', () => {
    const entries = [
      entry('../a'),
      entry('../b'),
      entry('l', { special: true }),
      entry('l'),
      entry('e', { encrypted: true }),
    ];
    expect(codes(entries)).toEqual(['TSD2003', 'TSD2004', 'TSD2005', 'TSD2006']);
  });

  it('bounds the number of entries', () => {
    const many = (count: number): ArchiveEntry[] => Array.from({ length: count }, (_, i) => entry(`f${i}`));
    expect(codes(many(MOST_ENTRIES))).toEqual([]);
    expect(codes(many(MOST_ENTRIES + 1))).toEqual(['TSD2002']);
  });
});
