import type { Clock, WriteResult } from '../ports.ts';
import { isPassing, translated } from './vendor-error.ts';

/** The two ways to call AWS. Both translate errors to Failures; `subject` is the resource that the call concerns. */
export interface Calls {
  /** Repeats the call while it is throttled or unanswered. For reads, and for writes that carry a token. */
  repeat<T>(subject: string, call: () => Promise<T>): Promise<T>;
  /**
   * Sends the call once. For weights, capacity and deletions: a repeat could arrive after another run took the release
   * over. Returns `unknown` when no answer came; the next observation shows the result.
   */
  once(subject: string, call: () => Promise<unknown>): Promise<WriteResult>;
}

const ATTEMPTS = 10;
const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** The wait before the next attempt, with full jitter: runs that were throttled together must not return together. */
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
