import { setTimeout as sleep } from 'node:timers/promises';

/** How `until` waits. */
export interface Waiting<T> {
  /** Whether an answer is the one waited for; by default any but null, undefined and false. */
  readonly holds?: (seen: T) => boolean;
  /** Names what is waited for in the error. */
  readonly what?: string;
  /** Real time after which it gives up; 20 s by default, less than a test may take. */
  readonly withinMs?: number;
  /** Real time between two looks; 10 ms by default. */
  readonly everyMs?: number;
}

/** An answer that is there. */
type Found<T> = Exclude<T, null | undefined | false>;

/** Looks again and again until an answer holds, and resolves with it. Throws with the last answer when time is up. */
export async function until<T>(
  look: () => Promise<T> | T,
  { holds = isThere, what = String(look), withinMs = 20_000, everyMs = 10 }: Waiting<T> = {},
): Promise<Found<T>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen as Found<T>;
    if (performance.now() >= end)
      throw new Error(`not within ${withinMs} ms: ${what}; last seen: ${JSON.stringify(seen)}`);
    await sleep(everyMs);
  }
}

const isThere = (seen: unknown): boolean => seen !== null && seen !== undefined && seen !== false;
