import type { ApiCall } from '../ports.ts';
import { matches, type CallFilter } from './call-log.ts';

/** A fault for the next `count` calls that match. For S3, `operation` is `PUT /bucket/key`. */
export type Fault = CallFilter & { readonly count: number } & (
    | { readonly kind: 'throttle' }
    | { readonly kind: 'server-error'; readonly status?: number }
    | { readonly kind: 'latency'; readonly ms: number }
    /** The caller's session has ended (STS-03). */
    | { readonly kind: 'expired-credentials' }
    /** Answered at once as done, carried out `ms` later: for writes whose answer nobody reads. */
    | { readonly kind: 'late'; readonly ms: number }
    /** Applied, then the connection is reset before the answer. */
    | { readonly kind: 'lost-answer' }
  );

export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** Returns what takes the fault away again. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.count };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** The fault that this call suffers, if any; one that is used up is gone. */
  take(call: ApiCall): Fault | null {
    const entry = this.#waiting.find(({ fault }) => matches(fault, call));
    if (entry === undefined) return null;
    entry.left -= 1;
    this.#waiting = this.#waiting.filter((other) => other.left > 0);
    return entry.fault;
  }
}
