import { setTimeout as sleep } from 'node:timers/promises';
import type { LabTime } from './ports.ts';

/**
 * Creates the lab's clock: it waits `awsMs * scale` milliseconds. The only place where the lab's time is
 * scaled.
 */
export function labTime(scale: number): LabTime {
  if (!(scale > 0)) throw new RangeError(`the lab's time scale must be above 0, not ${scale}`);
  return {
    scale,
    async wait(awsMs, signal) {
      if (signal?.aborted === true) return;
      await sleep(awsMs * scale, undefined, signal === undefined ? {} : { signal }).catch(
        (error: unknown) => {
          if (signal?.aborted !== true) throw error;
        },
      );
    },
  };
}
