import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { repositoryFiles } from './repository-files.ts';

const files = repositoryFiles();
const folders = new Set(files.map((path) => path.split('/')[0]));

/** Folders that documents name and that are not in this repository: keys of the state bucket, packages, other repositories. */
const ELSEWHERE: readonly string[] = ['artifacts', 'bundles', 'releases', 'reports', 'node_modules', 'org'];

/** A path as documents write it, in backticks; `<word>` and `*` stand for any name. */
const PATH = /`(\.?[\w-]+\/[\w./<>*-]*)`/g;
const SOURCE = /\.(?:ts|mjs|py|sh|ya?ml|md)$/;

/** Whether it can only be a path of this repository: in one of its folders, a folder, or a source file. */
const isOurs = (path: string): boolean => {
  const first = path.split('/')[0] ?? '';
  return !ELSEWHERE.includes(first) && (folders.has(first) || path.endsWith('/') || SOURCE.test(path));
};

const exists = (path: string): boolean => {
  const pattern = path
    .replace(/\/$/, '')
    .replace(/[.]/g, '\\.')
    .replace(/<\w+>|\*/g, '[^/]+');
  const named = new RegExp(`^${pattern}(?:/|$)`);
  return files.some((file) => named.test(file));
};

const missing = (text: string): readonly string[] =>
  [...text.matchAll(PATH)].map(([, path]) => String(path)).filter((path) => isOurs(path) && !exists(path));

const documents = files.filter((path) => /^(?:[A-Z]+\.md|docs\/.*\.md|[a-z]+\/README\.md)$/.test(path));
/** Theirs are relative to their own folder. */
const described = documents.filter((path) => !/^(?:lab|proofs)\//.test(path));

describe.each(described)('%s', (path) => {
  it('names no path that does not exist', () => {
    expect(missing(readFileSync(path, 'utf8'))).toEqual([]);
  });
});

it('finds paths that do not exist, and no others', () => {
  const text =
    '`src/none.ts` `gone/` `gone/rows.ts` `src/app/<none>/x.ts` `src/entry/<verb>.ts` `templates/*.yaml` ' +
    '`src/` `docs/adr` `releases/<service>/current.json` `app/NAME/ID` `org/x/y.yml`';
  expect(missing(text)).toEqual(['src/none.ts', 'gone/', 'gone/rows.ts', 'src/app/<none>/x.ts']);
});
