import { setTimeout as sleep } from 'node:timers/promises';
import { must } from './row.ts';

const LOOK_EVERY_MS = 100;

/** Waits until `look` answers something; throws, naming `what`, when it has not within `withinMs` (real time). */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  withinMs = 30_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    must(performance.now() < end, `${what} comes about`, 'it does not');
    await sleep(LOOK_EVERY_MS);
  }
}
