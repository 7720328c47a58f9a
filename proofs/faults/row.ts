import { AssertionError } from 'node:assert';
import type { Stage } from '../../lab/stage.ts';

/** One row of the fault catalogue: what is injected, what must then hold, and the run that shows it. */
export interface Row {
  /** The catalogue's number, e.g. `15b`. */
  readonly number: string;
  readonly inject: string;
  readonly required: string;
  /** Runs when no other row does: on a lab of its own, or since it measures seconds. */
  readonly alone?: true;
  /**
   * Injects the fault on a stage of its own (its lab is shared) and resolves with what happened, in a few words.
   * Throws when the requirement does not hold, or when the fault did not come about. Leaves no fault behind.
   */
  readonly run: (stage: Stage) => Promise<string>;
}

/** Throws unless `condition`; `what` says what should have been, `seen` what was. */
export function must(condition: boolean, what: string, seen?: unknown): asserts condition {
  if (condition) return;
  const found = seen === undefined ? '' : `, but: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`;
  throw new AssertionError({ message: `${what}${found}` });
}
