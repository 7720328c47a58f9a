/** One call at the door, as tests and the demo read it. */
export interface CallEntry {
  readonly accessKey: string;
  readonly service: string;
  readonly operation: string;
  readonly at: number;
  /** HTTP status; 0 when the answer was lost on purpose. */
  readonly status: number;
}

export interface CallFilter {
  readonly accessKey?: string;
  readonly service?: string;
  readonly operation?: string;
}

/** A lab that is kept up for days must not grow without end: the oldest calls are forgotten. */
const KEPT = 200_000;

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

/** Each field that the filter names must be equal. */
export function matches(filter: CallFilter, call: Required<CallFilter>): boolean {
  return (
    (filter.accessKey ?? call.accessKey) === call.accessKey &&
    (filter.service ?? call.service) === call.service &&
    (filter.operation ?? call.operation) === call.operation
  );
}
