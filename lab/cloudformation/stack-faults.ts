import { randomUUID } from 'node:crypto';
import { NotStable } from './failure-reason.ts';

export type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

/** What goes wrong in one stack, by its name. */
export type StackFault = { readonly stack: string } & (
  | {
      readonly name: 'resource-fails';
      /** Logical id. */
      readonly resource: string;
      /** Taking an update back is an `UPDATE` too. */
      readonly on: Verb;
      /** What the resource's service says. */
      readonly says: string;
      /** How often; absent: until the fault is lifted. */
      readonly times?: number;
    }
  /** Change sets without a change say so in the words of UpdateStack (CFN-02). */
  | { readonly name: 'no-updates-wording' }
);

export class StackFaults {
  readonly #faults = new Set<{ readonly fault: StackFault; hits: number }>();

  /** Returns what lifts the fault again. */
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

  isReworded(stack: string): boolean {
    return [...this.#faults].some(
      ({ fault }) => fault.name === 'no-updates-wording' && fault.stack === stack,
    );
  }
}
