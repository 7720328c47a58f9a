import fc from 'fast-check';
import { mutated } from './mutated.ts';
import { noise } from './noise.ts';
import { repeated } from './repeated.ts';

/**
 * Inputs of a reader of text: valid texts, valid texts with a few mistakes, noise, and sometimes one piece repeated many
 * times, which finds a reader whose time grows faster than its input.
 */
export const texts = (valid: fc.Arbitrary<string>, longest = LONGEST): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 30, arbitrary: valid },
    { weight: 50, arbitrary: mutated(valid) },
    { weight: 19, arbitrary: noise },
    { weight: 1, arbitrary: repeated(valid, longest) },
  );

/** A little more than the longest text that an input may have. */
const LONGEST = 16_400;

/** Inputs like these valid texts; see `texts`. */
export const textsLike = (...good: readonly string[]): fc.Arbitrary<string> =>
  texts(fc.constantFrom(...good));
