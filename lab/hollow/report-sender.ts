import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceReport } from '../../src/core/instance-report.ts';

type Put = (report: InstanceReport) => Promise<void>;

const RETRY_MS = 200;

/** Sends one instance's reports, one at a time and again until it is taken; those that were overtaken are never sent. */
export class ReportSender {
  readonly #put: Put;
  readonly #closed: AbortSignal;
  #waiting: InstanceReport | null = null;
  #told = '';
  #sending: Promise<void> = Promise.resolve();

  /** @param closed aborted when the power is gone: what was not sent by then never is */
  constructor(put: Put, closed: AbortSignal) {
    this.#put = put;
    this.#closed = closed;
  }

  /** A report that says nothing new is not sent. */
  tell(report: InstanceReport): void {
    const told = JSON.stringify({ ...report, at: null });
    if (told === this.#told) return;
    this.#told = told;
    this.#waiting = report;
    this.#sending = this.#sending.then(() => this.#send());
  }

  /** Resolves when everything told was sent or overtaken, or the power is gone. */
  sent(): Promise<void> {
    return this.#sending;
  }

  async #send(): Promise<void> {
    while (this.#waiting !== null && !this.#closed.aborted) {
      const report = this.#waiting;
      this.#waiting = null;
      const refused = await this.#put(report).then(
        () => false,
        () => true,
      );
      if (!refused) continue;
      this.#waiting ??= report;
      await sleep(RETRY_MS);
    }
  }
}
