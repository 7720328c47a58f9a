import fc from 'fast-check';
import { mutated } from './mutated.ts';
import { noise } from './noise.ts';
import { repeated } from './repeated.ts';

/** The longest text that an input may have, and a little more. */
const LONGEST = 16_400;

/**
 * What a reader of text is given: texts of its own grammar, the same with a few mistakes, noise, and now and then one
 * piece many times over, which finds a reader whose time grows faster than its input.
 */
export const texts = (valid: fc.Arbitrary<string>, longest = LONGEST): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 30, arbitrary: valid },
    { weight: 50, arbitrary: mutated(valid) },
    { weight: 19, arbitrary: noise },
    { weight: 1, arbitrary: repeated(valid, longest) },
  );

/** The same from a few texts that are known to be good. */
export const textsLike = (...good: readonly string[]): fc.Arbitrary<string> =>
  texts(fc.constantFrom(...good));
