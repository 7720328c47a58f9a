import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import nodeVersion from '../../scripts/node-version.cjs';

const { missingNode } = nodeVersion;

it.each(['20.11.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0'])('takes Node %s', (version) => {
  expect(missingNode(version)).toBeNull();
});

it.each(['20.10.9', '18.20.8', '16.0.0', '8.17.0'])('refuses Node %s in one line', (version) => {
  expect(missingNode(version)).toBe(
    `Node 20.11 or newer is needed, this is ${version}: install it and run this again.`,
  );
});

it('is written in a syntax that any Node parses', () => {
  const parsed = (text: string) => parseSync(text, { syntax: 'ecmascript', target: 'es5', isModule: false });
  expect(() => parsed(readFileSync('scripts/node-version.cjs', 'utf8'))).not.toThrow();
});

it('comes first in every npm script', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const late = Object.values(scripts).filter((one) => !one.startsWith('node -r ./scripts/node-version.cjs '));
  expect(late).toEqual([]);
});
