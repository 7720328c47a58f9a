import type { Clock } from './ports.ts';

/** A clock that can be told the time by those who judge by it: runners' own clocks differ, leases are compared. */
export interface ServedClock extends Clock {
  /** The time that a server wrote into an answer which arrives now, in ms since the epoch. */
  adjust(serverNow: number): void;
}

/**
 * Advanced by the monotonic clock, so it never runs backwards. Until a server has told the time it is the system's;
 * the first answer replaces that, whichever way it is off, and from then on it can only be put forward.
 */
export function systemClock(): ServedClock {
  const system = Date.now() - performance.now();
  let served: number | null = null;
  return {
    now: () => Math.round((served ?? system) + performance.now()),
    // An answer's time is cut to the second and grows older on its way: the one that says the latest is the nearest.
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
