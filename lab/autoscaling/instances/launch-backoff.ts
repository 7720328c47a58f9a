import type { Group } from '../groups/group.ts';
import { SECONDS } from '../durations.ts';

type Backoffs = Group['backoffs'];

/**
 * Backs off from a zone where a launch failed. The pause doubles with each failure in a row, and meanwhile instances are
 * launched in the other zones. AWS backs off too, but does not publish its figures.
 */
export function withBackoff(backoffs: Backoffs, zone: string, now: number, scale: number): Backoffs {
  const failures = (backoffs[zone]?.failures ?? 0) + 1;
  const seconds = Math.min(SECONDS.backoffFirst * 2 ** (failures - 1), SECONDS.backoffLongest);
  return { ...backoffs, [zone]: { until: now + seconds * 1000 * scale, failures } };
}

export function withoutBackoff(backoffs: Backoffs, zone: string): Backoffs {
  const { [zone]: _open, ...others } = backoffs;
  return others;
}
