import type { Clock } from './ports.ts';

/**
 * The clock of a run. The monotonic clock advances it, so it does not follow changes of the system's time. It starts
 * with the system's time. The first correction may move it either way; later corrections only move it forward.
 */
export function systemClock(): ServedClock {
  const system = Date.now() - performance.now();
  let served: number | null = null;
  return {
    now: () => Math.round((served ?? system) + performance.now()),
    // A server's time is cut to the second and ages on its way here, so it is never ahead: the latest is the closest.
    adjust: (serverNow) => (served = Math.max(served ?? -Infinity, serverNow - performance.now())),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}

/**
 * A clock that can be corrected by a server's time. Runners compare leases with each other, and their own clocks
 * differ.
 */
interface ServedClock extends Clock {
  /** Corrects the clock by the time of an answer that just arrived; `serverNow` in ms since the epoch. */
  adjust(serverNow: number): void;
}
