import fc from 'fast-check';

/** Generates JSON values: any at all, and valid documents with changes. */

/** Replaces a value whose key is removed with it. */
const LEFT_OUT = Symbol('left out');

/** One step to a place inside a value: the rank of a key. */
interface Change {
  readonly path: readonly number[];
  readonly to: unknown;
}

/** Any JSON value, also with keys that have a meaning in JavaScript. */
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

/** Valid documents with up to three values changed or removed, and any other documents. */
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
