import fc from 'fast-check';

/** In place of a value: its key goes too. */
const LEFT_OUT = Symbol('left out');

/** A step to a place inside a value: one of the keys, by its rank. */
interface Change {
  readonly path: readonly number[];
  readonly to: unknown;
}

/** Anything that JSON can say, and keys that mean something to JavaScript. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    'x'.repeat(3_000),
    -1,
    0.5,
    2 ** 53,
    [],
    {},
    [null],
    { __proto__: null, constructor: 1 },
    JSON.parse('{"__proto__": {"a": 1}, "toString": 1}'),
  ),
);

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }),
  to: fc.oneof({ weight: 4, arbitrary: anyJson }, { weight: 1, arbitrary: fc.constant(LEFT_OUT) }),
});

/** A good document with up to three of its values changed or left out, or any document at all. */
export const documents = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: valid },
    {
      weight: 6,
      arbitrary: fc
        .tuple(valid, fc.array(change, { minLength: 1, maxLength: 3 }))
        .map(([value, changes]) => changes.reduce((now, one) => changed(now, one.path, one.to), value))
        .map((value) => (value === LEFT_OUT ? null : value)),
    },
    { weight: 2, arbitrary: anyJson },
  );

const changed = (value: unknown, path: readonly number[], to: unknown): unknown => {
  const [rank, ...rest] = path;
  if (typeof value !== 'object' || value === null || rank === undefined) return to;
  const entries = Object.entries(value);
  const at = entries.length === 0 ? 0 : rank % entries.length;
  const next = entries
    .map(([key, item], i) => [key, i === at ? changed(item, rest, to) : item] as const)
    .filter(([, item]) => item !== LEFT_OUT);
  return Array.isArray(value) ? next.map(([, item]) => item) : Object.fromEntries(next);
};
