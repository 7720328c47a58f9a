import type { Colour } from '../../../src/core/colour.ts';
import { floor } from '../../../src/core/loop/health-floor.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';

/** What a run has learnt about the two fleets from its observations so far. */

/** Whether a fleet is at its floor. */
const fitFleet = (record: ReleaseRecord, seen: Observation, colour: Colour): boolean =>
  floor(seen.fleets[colour], seen.targets[colour], record.policy).holds;

/** The number of fit observations of the candidate after one more look; see `State.fit`. */
export function fitness(before: number, record: ReleaseRecord, seen: Observation): number {
  if (record.phase !== 'verifying') return record.phase === 'provisioning' ? 0 : before;
  const ready = seen.reports.length > 0 && seen.reports.every(({ state }) => state === 'ready');
  return ready && fitFleet(record, seen, record.candidate.colour) ? Math.min(2, before + 1) : 0;
}

/** Whether the stable fleet was found unfit since the release turned back; see `State.down`. */
export const downness = (before: boolean, record: ReleaseRecord, seen: Observation): boolean =>
  record.phase === 'rolling_back' &&
  record.stable !== null &&
  (before || !fitFleet(record, seen, record.stable.colour));
