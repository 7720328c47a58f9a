import fc from 'fast-check';

/** Valid files with one to four mistakes. */

type Mistake = (bytes: Uint8Array) => Uint8Array;

const at = (bytes: Uint8Array, place: number): number => Math.floor((bytes.length * place) / 10_000);
const place = fc.nat({ max: 9_999 });
const written = (bytes: Uint8Array, where: number, values: readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy.set(values.slice(0, copy.length - where), where);
  return copy;
};

/** Numbers at which lengths and offsets overflow or change their meaning. */
const EDGES = [
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff],
  [0, 0],
  [1, 0],
  [0, 0, 0, 0x80],
  [0x50, 0x4b, 5, 6],
];

const mistake: fc.Arbitrary<Mistake> = fc.oneof(
  fc.tuple(place, fc.nat({ max: 255 })).map(
    ([p, value]): Mistake =>
      (b) =>
        written(b, at(b, p), [value]),
  ),
  fc.tuple(place, fc.constantFrom(...EDGES)).map(
    ([p, values]): Mistake =>
      (b) =>
        written(b, at(b, p), values),
  ),
  place.map(
    (p): Mistake =>
      (b) =>
        b.slice(0, at(b, p)),
  ),
  place.map(
    (p): Mistake =>
      (b) =>
        b.slice(at(b, p)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
    ([p, more]): Mistake =>
      (b) =>
        Uint8Array.from([...b.slice(0, at(b, p)), ...more, ...b.slice(at(b, p))]),
  ),
);

export const mutatedBytes = (valid: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(valid, fc.array(mistake, { minLength: 1, maxLength: 4 }))
    .map(([bytes, mistakes]) => mistakes.reduce((changed, apply) => apply(changed), bytes));
