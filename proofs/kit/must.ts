import { AssertionError } from 'node:assert';

/** Throws unless `condition` holds. `what` says what should have been, `seen` what was. */
export function must(condition: boolean, what: string, seen?: unknown): asserts condition {
  if (condition) return;
  const found = seen === undefined ? '' : `, but: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`;
  throw new AssertionError({ message: `${what}${found}` });
}
