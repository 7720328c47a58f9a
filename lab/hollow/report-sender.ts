import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceReport } from '../../src/core/instance-report.ts';

type Store = (report: InstanceReport) => Promise<void>;

const RETRY_MS = 200;

/**
 * Sends the reports of one instance, one at a time, and repeats each until it is stored. A report that is
 * outdated before it is sent is dropped.
 */
export class ReportSender {
  readonly #store: Store;
  readonly #closed: AbortSignal;
  #waiting: InstanceReport | null = null;
  #lastSent = '';
  #sending: Promise<void> = Promise.resolve();

  /** @param closed aborted when the power is off; reports that are waiting then are dropped */
  constructor(store: Store, closed: AbortSignal) {
    this.#store = store;
    this.#closed = closed;
  }

  /** Sends a report, unless its content is the last one's. */
  send(report: InstanceReport): void {
    const content = JSON.stringify({ ...report, at: null });
    if (content === this.#lastSent) return;
    this.#lastSent = content;
    this.#waiting = report;
    this.#sending = this.#sending.then(() => this.#sendWaiting());
  }

  /** Resolves when no report is waiting, or the power is off. */
  settled(): Promise<void> {
    return this.#sending;
  }

  async #sendWaiting(): Promise<void> {
    while (this.#waiting !== null && !this.#closed.aborted) {
      const report = this.#waiting;
      this.#waiting = null;
      const refused = await this.#store(report).then(
        () => false,
        () => true,
      );
      if (!refused) continue;
      this.#waiting ??= report;
      await sleep(RETRY_MS);
    }
  }
}
