import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const texts = sources.map((name) => readFileSync(join('src', name), 'utf8'));
const used = new Set(texts.flatMap((text) => text.match(/\bTSD\d{4}\b/g) ?? []));
/** Every code as a string literal, as often as src writes it. */
const written = texts.flatMap((text) => text.match(/(?<=['"`])TSD\d{4}(?=['"`])/g) ?? []);
const headings = readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^### (TSD\d{4})$/gm);
const explained = [...headings].map(([, code]) => String(code));

it('every code that can be shown is explained in docs/troubleshooting.md', () => {
  expect(used.size).toBeGreaterThan(50);
  expect([...used].filter((code) => !explained.includes(code)).toSorted()).toEqual([]);
});

it('src writes each code once: two places that raise one problem share its constant or function', () => {
  expect(new Set(written)).toEqual(used);
  expect(written.filter((code, place) => written.indexOf(code) !== place)).toEqual([]);
});

it('docs/troubleshooting.md explains each code once, in order, and none that is gone', () => {
  expect(explained).toEqual([...new Set(explained)].toSorted());
  expect(explained.filter((code) => !used.has(code))).toEqual([]);
});
