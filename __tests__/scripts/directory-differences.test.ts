import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { directoryDifferences } from '../../scripts/directory-differences.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'differences-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function directory(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(root, name);
}

it('is empty for the same bytes', () => {
  const files = { 'a.js': '1', 'b/c.js': '2' };
  expect(directoryDifferences(directory('one', files), directory('other', files))).toEqual([]);
});

it('names what differs and what only one of them has', () => {
  const one = directory('one', { 'a.js': '1', 'b/c.js': '2', 'only-one.js': '' });
  const other = directory('other', { 'a.js': '1', 'b/c.js': '3', 'only-other.js': '' });
  expect(directoryDifferences(one, other)).toEqual(['b/c.js', 'only-one.js', 'only-other.js']);
});
