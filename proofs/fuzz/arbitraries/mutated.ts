import fc from 'fast-check';
import { TOKENS } from './noise.ts';

/** Valid texts with one to four mistakes. */

/** One mistake: the part from `at` of `length`, in per mille of the text, is replaced, doubled or moved. */
type Mistake = (text: string) => string;

const place = fc.nat({ max: 1_000 });
const put = fc.oneof(
  fc.constant(''),
  fc.constantFrom(...TOKENS),
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
);

const cut = (text: string, at: number, length: number): readonly [string, string, string] => {
  const begin = Math.floor((text.length * at) / 1_000);
  const end = begin + length;
  return [text.slice(0, begin), text.slice(begin, end), text.slice(end)];
};

const mistake: fc.Arbitrary<Mistake> = fc.oneof(
  fc.tuple(place, fc.nat({ max: 4 }), put).map(([at, length, instead]): Mistake => (text) => {
    const [before, , after] = cut(text, at, length);
    return before + instead + after;
  }),
  fc.tuple(place, fc.nat({ max: 40 }), fc.nat({ max: 3 })).map(([at, length, times]): Mistake => (text) => {
    const [before, part, after] = cut(text, at, length);
    return before + part.repeat(times) + after;
  }),
  fc.tuple(place, fc.boolean()).map(([at, head]): Mistake => (text) => {
    const [before, , after] = cut(text, at, 0);
    return head ? before : after + before;
  }),
  fc.constantFrom<Mistake>(
    (text) => text.toUpperCase(),
    (text) => text.trim(),
    (text) => ` ${text}`,
  ),
);

export const mutated = (valid: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(valid, fc.array(mistake, { minLength: 1, maxLength: 4 }))
    .map(([text, mistakes]) => mistakes.reduce((changed, apply) => apply(changed), text));
