import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { repositoryFiles } from './repository-files.ts';

const LIST = 'docs/aws-behaviours.md';
const ID = /\b(?:CFN|ELB|ASG|CW|S3|STS|THR|SDK)-\d\d\b/g;
/** An id with further bare numbers after it, which a search for the second id does not find. */
const SHORTENED = new RegExp(`${ID.source}(?:, | and | to |–|\\/|\\.\\.)\\d\\d\\b`, 'g');

const list = readFileSync(LIST, 'utf8');
const defined = [...list.matchAll(/^- \*\*([A-Z0-9]+-\d\d)\*\*/gm)].map(([, id]) => String(id));

const citing = repositoryFiles().filter(
  (path) => /\.(?:ts|mjs|py|sh|md|ya?ml)$/.test(path) && !path.startsWith('dist/') && path !== LIST,
);
const found = (pattern: RegExp): ReadonlyMap<string, string> =>
  new Map(
    citing.flatMap((path) =>
      (readFileSync(path, 'utf8').match(pattern) ?? []).map((text) => [text, path] as const),
    ),
  );
const cited = found(ID);

it('explains every behaviour of AWS that a file cites', () => {
  expect(cited.size).toBeGreaterThan(50);
  expect([...cited].filter(([id]) => !defined.includes(id))).toEqual([]);
});

it('explains each behaviour once, with its source', () => {
  expect(defined).toEqual([...new Set(defined)]);
  const entries = list.split(/^(?=- \*\*[A-Z0-9]+-\d\d\*\*|## )/m).filter((text) => text.startsWith('- **'));
  const sources = /\((?:documented|recorded|seen|measured|inferred)[^()]*\)\n*$/;
  expect(entries).toHaveLength(defined.length);
  expect(entries.filter((entry) => !sources.test(entry)).map((entry) => entry.slice(0, 12))).toEqual([]);
});

it('explains none that no file cites any more', () => {
  expect(defined.filter((id) => !cited.has(id))).toEqual([]);
});

it('is cited by whole ids, which a search finds', () => {
  expect([...found(SHORTENED)]).toEqual([]);
});
