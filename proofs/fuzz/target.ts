import type fc from 'fast-check';

/** One reader of foreign input, the inputs it is given, and what must hold of every answer. */
export interface Target {
  readonly name: string;
  /** Part of all inputs that this target gets, against the other targets': cheap readers get more. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Throws a Violation when a promise is broken; any other error is the reader's own, and uncaught. */
  check(input: unknown): void | Promise<void>;
}

interface Typed<I> {
  readonly name: string;
  readonly share: number;
  readonly inputs: fc.Arbitrary<I>;
  check(input: I): void | Promise<void>;
}

/** Ties `check` to the type of its inputs; from then on they only meet each other. */
export const target = <I>(typed: Typed<I>): Target => typed;
