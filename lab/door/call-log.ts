/** Records every call at the door, for tests and the demo. */

/** One call at the door. */
export interface CallEntry {
  readonly accessKey: string;
  readonly service: string;
  readonly operation: string;
  readonly at: number;
  /** HTTP status; 0 when the answer was lost on purpose. */
  readonly status: number;
}

/** Selects calls; an absent field matches every call. */
export interface CallFilter {
  readonly accessKey?: string;
  readonly service?: string;
  readonly operation?: string;
}

/**
 * Calls that are kept. The oldest ones are dropped, so that a lab that runs for days does not grow without end.
 */
const KEPT = 200_000;

/** The log of all calls at the door. */
export class CallLog {
  readonly #entries: CallEntry[] = [];

  add(entry: CallEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.splice(0, KEPT / 10);
  }

  /** Oldest first. */
  calls(filter: CallFilter = {}): readonly CallEntry[] {
    return this.#entries.filter((entry) => matches(filter, entry));
  }
}

/** Whether every field of the filter equals the call's. */
export function matches(filter: CallFilter, call: Required<CallFilter>): boolean {
  return (
    (filter.accessKey ?? call.accessKey) === call.accessKey &&
    (filter.service ?? call.service) === call.service &&
    (filter.operation ?? call.operation) === call.operation
  );
}
