import { randomUUID } from 'node:crypto';
import { NotStable } from './failure-reason.ts';

/** Faults that tests inject into the operations on a stack. */

/** What is done to a resource. */
export type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

/** A fault to inject into one stack. */
type StackFault = { readonly stack: string } & (
  | {
      readonly name: 'resource-fails';
      /** Logical id. */
      readonly resource: string;
      /** The rollback of an update is an `UPDATE` too. */
      readonly on: Verb;
      /** The error message of the resource's service. */
      readonly says: string;
      /** How many times; absent: until the fault is lifted. */
      readonly times?: number;
    }
  /** A change set without changes fails with the wording of UpdateStack (CFN-02). */
  | { readonly name: 'no-updates-wording' }
);

/** The injected faults of all stacks. */
export class StackFaults {
  readonly #faults = new Set<{ readonly fault: StackFault; hits: number }>();

  /** Returns a function that lifts the fault. */
  inject(fault: StackFault): () => void {
    const entry = { fault, hits: 0 };
    this.#faults.add(entry);
    return () => void this.#faults.delete(entry);
  }

  /** @throws NotStable with the reason of the resource's *_FAILED event (CFN-16) */
  throwIfInjected(stack: string, resource: string, verb: Verb): void {
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (fault.name !== 'resource-fails' || fault.stack !== stack) continue;
      if (fault.resource !== resource || fault.on !== verb) continue;
      if (entry.hits >= (fault.times ?? Infinity)) continue;
      entry.hits += 1;
      throw new NotStable(
        `Resource handler returned message: "${fault.says}" (RequestToken: ${randomUUID()}, HandlerErrorCode: GeneralServiceException)`,
      );
    }
  }

  /** Whether a change set without changes gets the wording of UpdateStack. */
  isReworded(stack: string): boolean {
    return [...this.#faults].some(
      ({ fault }) => fault.name === 'no-updates-wording' && fault.stack === stack,
    );
  }
}
