import { globSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { unusedExports } from './module-exports.ts';

/** Files that are loaded by their folder, each for its `row`. */
const BY_FOLDER = 'proofs/faults/rows/';

const CHECKED = ['src/', 'lab/', 'proofs/', 'scripts/'];

it('each export is used by another file', () => {
  const files = globSync(
    ['src', 'lab', 'proofs', 'scripts', '__tests__'].map((root) => `${root}/**/*.{ts,mjs}`),
  );
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  expect(texts.size).toBeGreaterThan(500);
  const isChecked = (file: string): boolean =>
    CHECKED.some((root) => file.startsWith(root)) && !file.startsWith(BY_FOLDER);
  expect(unusedExports(texts, isChecked)).toEqual([]);
});

const unusedIn = (sources: Readonly<Record<string, string>>): readonly string[] =>
  unusedExports(new Map(Object.entries(sources)), () => true);

it.each([
  ['a constant', 'export const one = 1, two = 2;', ['a.ts: one', 'a.ts: two']],
  ['a function', 'export function f(): void {}\nf();', ['a.ts: f']],
  ['a class', 'export class C {}', ['a.ts: C']],
  ['an interface', 'export interface I { a: 1 }', ['a.ts: I']],
  ['a type', 'export type T = 1;', ['a.ts: T']],
  ['a name of a list', 'const a = 1;\nexport { a as b };', ['a.ts: b']],
  ['a name that is passed on', "export { x } from './b.ts';", ['a.ts: x']],
])('finds %s that nobody imports', (_what, text, unused) => {
  expect(unusedIn({ 'a.ts': text })).toEqual(unused);
});

it.each([
  ["import { a } from './a.ts';"],
  ["import { a as b } from './a.ts';"],
  ["import type { a } from './a.ts';"],
  ["import * as all from './a.ts';"],
  ["import { b } from './c.ts';\nimport { a } from '../x/a.ts';"],
  ["type A = import('./a.ts').a;"],
  ["const a = await import('./a.ts');"],
])('takes it for used with: %s', (text) => {
  expect(unusedIn({ 'x/a.ts': 'export const a = 1;', 'x/b.ts': text })).toEqual([]);
});

it('does not take a file’s own use, nor the use of another file’s name, for one', () => {
  expect(
    unusedIn({
      'a.ts': 'export const a = 1;\nexport const b = a;',
      'b.ts': "import { b } from './a.ts';\nimport { a } from './c.ts';",
    }),
  ).toEqual(['a.ts: a']);
});

it('leaves a default export to the tool that loads the file by its path', () => {
  expect(unusedIn({ 'tool.mjs': 'export default class {}' })).toEqual([]);
});
