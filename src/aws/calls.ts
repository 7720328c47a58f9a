import type { Clock, WriteResult } from '../ports.ts';
import { isPassing, translated } from './vendor-error.ts';

/** Two ways to call AWS. Both translate its errors; `subject` is what the call is about. */
export interface Calls {
  /** For reads, and writes that carry a token: repeated while throttled or unanswered. */
  repeat<T>(subject: string, call: () => Promise<T>): Promise<T>;
  /**
   * For weights, capacity and deletions: sent once. A repeat could land after another run took the release over.
   * Resolves with `unknown` when no answer came: the next observation tells.
   */
  once(subject: string, call: () => Promise<unknown>): Promise<WriteResult>;
}

const ATTEMPTS = 10;
const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** Full jitter: many runs that were throttled together must not come back together. */
export const backOffMs = (attempt: number, random: () => number): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);

export function callsWith(clock: Pick<Clock, 'sleep'>, random: () => number = Math.random): Calls {
  return {
    async repeat(subject, call) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await call();
        } catch (error) {
          if (!isPassing(error) || attempt + 1 >= ATTEMPTS) throw translated(error, subject);
          await clock.sleep(backOffMs(attempt, random));
        }
      }
    },
    async once(subject, call) {
      try {
        await call();
        return 'done';
      } catch (error) {
        if (!isPassing(error)) throw translated(error, subject);
        return 'unknown';
      }
    },
  };
}
