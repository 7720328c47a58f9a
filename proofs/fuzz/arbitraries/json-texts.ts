import fc from 'fast-check';
import { documents } from './json-like.ts';
import { texts } from './texts.ts';

/** JSON texts of valid documents, of documents with other values, with mistakes, or nested too deep. */

/** The most characters of a file that an instance or a runner wrote. */
const LONGEST = 64 * 1024;

const VALUE = /(?<=:)(?:"[^"]*"|\d+|null)/g;

/** Replaces the `n`th plain value of a JSON text by lists nested too deep for a reader that recurses. */
const deepened = (text: string, n: number): string => {
  const count = text.match(VALUE)?.length ?? 0;
  let seen = 0;
  const deep = `${'['.repeat(LONGEST / 2)}${']'.repeat(LONGEST / 2)}`;
  return text.replace(VALUE, (value) => (seen++ === n % Math.max(1, count) ? deep : value));
};

export const jsonTexts = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 199,
      arbitrary: texts(
        documents(valid).map((document) => JSON.stringify(document)),
        LONGEST,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(valid, fc.nat({ max: 20 })).map(([value, n]) => deepened(JSON.stringify(value), n)),
    },
  );
