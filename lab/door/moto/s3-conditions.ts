import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../../ports.ts';

/**
 * Makes moto's conditional writes behave like S3's (S3-01, S3-02). moto differs in two ways: it accepts
 * conditional headers that S3 does not implement, and two simultaneous writes may both find their condition
 * true. `KeyQueue` prevents the second.
 */

/** Refuses conditional headers that S3 does not implement. */
export function refuseUnimplemented(method: string, headers: IncomingHttpHeaders): void {
  if (method !== 'PUT' && method !== 'POST') return;
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  const bad =
    ifMatch === '*' ||
    (ifNoneMatch !== undefined && ifNoneMatch !== '*') ||
    (ifMatch !== undefined && ifNoneMatch !== undefined);
  if (bad) {
    throw new ApiError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      501,
    );
  }
}

/** Runs the writes to each key one after the other, in the order of their arrival. */
export class KeyQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => undefined);
    this.#last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    }
  }
}
