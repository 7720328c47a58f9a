import { expect, it } from '@jest/globals';
import { isInstalled } from '../../scripts/npm-packages.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const locked = {
  '': {},
  'node_modules/a': a,
  'node_modules/mac-only': { integrity: 'sha512-m', optional: true },
};

it('takes what npm recorded as installed, without the optional packages of other platforms', () => {
  expect(isInstalled(locked, { 'node_modules/a': a })).toBe(true);
});

it.each([
  ['a package is missing', {}],
  ['a package has other content', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
  ['a package is no longer locked', { 'node_modules/a': a, 'node_modules/b': a }],
])('installs again when %s', (_, installed) => {
  expect(isInstalled(locked, installed)).toBe(false);
});
