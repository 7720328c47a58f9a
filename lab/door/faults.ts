import type { ApiCall } from '../ports.ts';
import { matches, type CallFilter } from './call-log.ts';

/** The faults that are injected at the door. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** Returns a function that removes the fault. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.count };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** The fault for this call, if any. Counts it and removes it when it is used up. */
  take(call: ApiCall): Fault | null {
    const entry = this.#waiting.find(({ fault }) => matches(fault, call));
    if (entry === undefined) return null;
    entry.left -= 1;
    this.#waiting = this.#waiting.filter((other) => other.left > 0);
    return entry.fault;
  }
}

/** A fault for the next `count` calls that match. For S3, `operation` is like `PUT /bucket/key`. */
export type Fault = CallFilter & { readonly count: number } & (
    | { readonly kind: 'throttle' }
    | { readonly kind: 'server-error'; readonly status?: number }
    | { readonly kind: 'latency'; readonly ms: number }
    /** The caller's session has expired (STS-03). */
    | { readonly kind: 'expired-credentials' }
    /**
     * The call is answered at once as done, and carried out `ms` later. For writes whose answer nobody reads.
     */
    | { readonly kind: 'late'; readonly ms: number }
    /** The call is carried out, and the connection is reset before the answer. */
    | { readonly kind: 'lost-answer' }
  );
