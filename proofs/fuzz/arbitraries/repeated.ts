import fc from 'fast-check';
import { TOKENS } from './noise.ts';

const piece = fc.oneof(
  fc.constantFrom(...TOKENS),
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.constantFrom(
    'a',
    'a.',
    'a-',
    'a/',
    '1% 1s, ',
    'cpu=1,',
    '{},',
    '[]\n',
    '- a\n',
    'a: b\n',
    '-\n',
    '{"a":',
  ),
);
const end = fc.oneof(fc.constant(''), piece);

/** One piece repeated to at most `longest` characters, sometimes after a valid beginning or before an odd end. */
export const repeated = (valid: fc.Arbitrary<string>, longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.oneof(end, valid), piece, end, fc.constantFrom(0.01, 0.1, 0.1, 1))
    .map(([before, one, after, part]) => {
      const room = Math.max(0, longest * part - before.length - after.length);
      return before + one.repeat(Math.ceil(room / one.length)) + after;
    });
