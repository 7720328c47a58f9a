import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks again and again until an answer holds, by default until there is one, and resolves with it. Throws with the last
 * answer when time is up.
 */
export async function until<T>(look: Look<T>): Promise<Found<T>>;
export async function until<T, S extends T>(
  look: Look<T>,
  holds: (seen: T) => seen is S,
  waiting?: Waiting,
): Promise<S>;
export async function until<T>(look: Look<T>, holds: (seen: T) => boolean, waiting?: Waiting): Promise<T>;
export async function until<T>(
  look: Look<T>,
  holds: (seen: T) => boolean = isThere,
  { what = String(look), withinMs = 20_000, everyMs = 10 }: Waiting = {},
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() >= end)
      throw new Error(`not within ${withinMs} ms: ${what}; last seen: ${JSON.stringify(seen)}`);
    await sleep(everyMs);
  }
}

/** Whether there is an answer: any but null, undefined and false. */
export const isThere = <T>(seen: T): seen is Found<T> =>
  seen !== null && seen !== undefined && seen !== false;

/** How `until` waits; times are real. */
interface Waiting {
  /** Names what is waited for in the error. */
  readonly what?: string;
  /** After this time it gives up; 20 s by default, less than a test may take. */
  readonly withinMs?: number;
  /** The time between two looks; 10 ms by default. */
  readonly everyMs?: number;
}

/** An answer that is there. */
type Found<T> = Exclude<T, null | undefined | false>;

type Look<T> = () => Promise<T> | T;
