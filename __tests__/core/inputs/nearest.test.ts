import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../../src/core/inputs/nearest.ts';

const KNOWN = ['min-size', 'max-size', 'strategy', 'bake-time', 'golden'];

describe('nearest', () => {
  it.each([
    ['min_size', 'min-size'],
    ['minsize', 'min-size'],
    ['Strategy', 'strategy'],
    ['stratgey', 'strategy'],
    ['bake', null],
    ['warm-pool', null],
    ['constructor', null],
    ['', null],
    ['x'.repeat(100_000), null],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, KNOWN)).toBe(meant);
  });
});
