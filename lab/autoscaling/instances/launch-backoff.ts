import type { Group } from '../groups/group.ts';
import { SECONDS } from '../durations.ts';

type Holds = Group['holds'];

/**
 * A zone where a launch failed is not tried again at once: the pause doubles with each failure in a row. Meanwhile
 * the group's other zones are filled. (That AWS backs off is seen, its figures are not published.)
 */
export function held(holds: Holds, zone: string, now: number, scale: number): Holds {
  const failures = (holds[zone]?.failures ?? 0) + 1;
  const seconds = Math.min(SECONDS.holdFirst * 2 ** (failures - 1), SECONDS.holdLongest);
  return { ...holds, [zone]: { until: now + seconds * 1000 * scale, failures } };
}

export function released(holds: Holds, zone: string): Holds {
  const { [zone]: _open, ...others } = holds;
  return others;
}
