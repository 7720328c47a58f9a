import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const used = new Set(
  sources.flatMap((name) => readFileSync(join('src', name), 'utf8').match(/\bTSD\d{4}\b/g) ?? []),
);
const headings = readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^### (TSD\d{4})$/gm);
const explained = [...headings].map(([, code]) => String(code));

it('every code that can be shown is explained in docs/troubleshooting.md', () => {
  expect(used.size).toBeGreaterThan(50);
  expect([...used].filter((code) => !explained.includes(code)).toSorted()).toEqual([]);
});

it('docs/troubleshooting.md explains each code once, in order, and none that is gone', () => {
  expect(explained).toEqual([...new Set(explained)].toSorted());
  expect(explained.filter((code) => !used.has(code))).toEqual([]);
});
