import type { Colour } from '../../src/core/colour.ts';
import { floor } from '../../src/core/floor.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';

const fitFleet = (record: ReleaseRecord, seen: Observation, colour: Colour): boolean =>
  floor(seen.fleets[colour], seen.targets[colour], record.policy).holds;

/** Observations in a row, at most 2, in which a candidate without weight was fit for it. */
export function fitness(before: number, record: ReleaseRecord, seen: Observation): number {
  if (record.phase !== 'verifying') return record.phase === 'provisioning' ? 0 : before;
  const ready = seen.reports.length > 0 && seen.reports.every(({ state }) => state === 'ready');
  return ready && fitFleet(record, seen, record.candidate.colour) ? Math.min(2, before + 1) : 0;
}

/** Whether a look since the release turned back found its stable fleet unfit. */
export const downness = (before: boolean, record: ReleaseRecord, seen: Observation): boolean =>
  record.phase === 'rolling_back' &&
  record.stable !== null &&
  (before || !fitFleet(record, seen, record.stable.colour));
