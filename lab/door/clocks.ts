/**
 * The time that AWS tells its callers in each answer. Somebody can be told a later one than others: for them the hours
 * have passed after which a lease is over, and nobody had to wait.
 */
export class Clocks {
  readonly #ahead = new Map<string, number>();

  /** From now on answers to this caller are dated `ms` later than they are. */
  setAhead(accessKey: string, ms: number): void {
    this.#ahead.set(accessKey, ms);
  }

  /** As an HTTP date. */
  dateFor(accessKey: string): string {
    return new Date(Date.now() + (this.#ahead.get(accessKey) ?? 0)).toUTCString();
  }
}
