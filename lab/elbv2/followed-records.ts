import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '../ports.ts';
import { NO_RECORDS, type Records } from './records.ts';

const WRITES = /^(Create|Delete|Modify|Set)/;

/**
 * The load balancer records as of the last write at the door. Each write starts a new reading; writes during a reading share
 * one more.
 */
export class FollowedRecords {
  readonly #read: () => Promise<Records>;
  readonly #changed: (records: Records) => void;
  readonly #problem: (text: string) => void;
  #records = NO_RECORDS;
  #stale = false;
  #reading: Promise<void> | null = null;
  #stopped = false;
  #failures = 0;

  constructor(
    door: Door,
    read: () => Promise<Records>,
    changed: (records: Records) => void,
    problem: (text: string) => void,
  ) {
    this.#read = read;
    this.#changed = changed;
    this.#problem = problem;
    door.after((call) => {
      if (call.service === 'elasticloadbalancing' && WRITES.test(call.operation)) this.refresh();
    });
  }

  refresh(): void {
    this.#stale = true;
    this.#reading ??= this.#follow();
  }

  /** The records, including every write that the door has answered. */
  async settled(): Promise<Records> {
    while (this.#reading !== null) await this.#reading;
    return this.#records;
  }

  /** The newest reading, without waiting. */
  get latest(): Records {
    return this.#records;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #follow(): Promise<void> {
    while (this.#stale && !this.#stopped) {
      this.#stale = false;
      await this.#readOnce();
    }
    this.#reading = null;
  }

  async #readOnce(): Promise<void> {
    try {
      this.#records = await this.#read();
      this.#failures = 0;
      this.#changed(this.#records);
    } catch (error) {
      this.#stale = true;
      this.#failures += 1;
      if (this.#failures % QUIET_FAILURES === 0 && !this.#stopped) {
        this.#problem(`the load balancers cannot be read: ${String(error)}`);
      }
      await sleep(RETRY_MS);
    }
  }
}

/** A reading fails if something is deleted meanwhile, or by a fault at the door; only repeated failures are a problem. */
const RETRY_MS = 100;
const QUIET_FAILURES = 20;
