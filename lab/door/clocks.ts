/**
 * The time that the door tells each caller in its answers. A test can set it ahead for one caller, so that
 * leases are over for that caller without waiting.
 */
export class Clocks {
  readonly #ahead = new Map<string, number>();

  /** Dates the answers to this caller `ms` milliseconds later from now on. */
  setAhead(accessKey: string, ms: number): void {
    this.#ahead.set(accessKey, ms);
  }

  /** The time for this caller, as an HTTP date. */
  dateFor(accessKey: string): string {
    return new Date(Date.now() + (this.#ahead.get(accessKey) ?? 0)).toUTCString();
  }
}
