import type fc from 'fast-check';

/** A reader of foreign text, the inputs that it gets, and what must hold of every answer. */
export interface Target {
  readonly name: string;
  /** The target's part of all inputs, relative to the other targets' shares. Cheap readers get more. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Throws a Violation when an answer breaks a promise. Any other error is an uncaught one of the reader. */
  check(input: unknown): void | Promise<void>;
}

interface Typed<I> {
  readonly name: string;
  readonly share: number;
  readonly inputs: fc.Arbitrary<I>;
  check(input: I): void | Promise<void>;
}

/** A target whose `check` is typed by its inputs. */
export const target = <I>(typed: Typed<I>): Target => typed;
