import type { Clock } from './ports.ts';

/** Wall time that never runs backwards: started from the system's clock, advanced by the monotonic one. */
export function systemClock(): Clock {
  const origin = Date.now() - performance.now();
  return {
    now: () => Math.round(origin + performance.now()),
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
