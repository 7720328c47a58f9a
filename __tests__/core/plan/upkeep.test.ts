import { describe, expect, it } from '@jest/globals';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { tidying } from '../../../src/core/plan/upkeep.ts';
import { fleetView, observation } from '../../fakes/observation.ts';
import { planned } from '../../fakes/planned.ts';

const start = {
  releaseId: 'r9-1-sweep',
  owner: { runId: '9', attempt: '1', url: '' },
  now: 1000,
  leaseMs: 60_000,
};
const BLUE = { blue: 100, green: 0 };

/** Blue serves, and a green fleet without weight exists. */
const seen = observation({ fleets: { blue: fleetView(), green: fleetView({ releaseId: 'r2' }) } });

const removed = (stored: ReleaseRecord, observed = seen): string | null => {
  const record = tidying(stored, observed, start);
  return record === null ? null : record.candidate.colour === 'blue' ? 'green' : 'blue';
};

describe('the sweep removes', () => {
  const waiting = (until: number) => ({ colour: 'green', releaseId: 'r2', until }) as const;
  it.each<[string, Partial<ReleaseRecord>, string | null]>([
    ['a fleet that a release left', { phase: 'rolled_back', weights: BLUE }, 'green'],
    ['a fleet whose parking has ended', { phase: 'promoted', weights: BLUE, parked: waiting(999) }, 'green'],
    [
      'no fleet that is parked for a rollback',
      { phase: 'promoted', weights: BLUE, parked: waiting(1001) },
      null,
    ],
    ['nothing of a stuck release', { phase: 'stuck', weights: BLUE }, null],
    [
      'nothing after somebody took all traffic from a fleet by hand',
      { phase: 'promoted', weights: { blue: 0, green: 100 } },
      null,
    ],
    [
      'nothing after somebody split traffic by hand',
      { phase: 'promoted', weights: { blue: 50, green: 50 } },
      null,
    ],
  ])('%s', (_what, changes, colour) => {
    expect(removed(planned('promoted', changes))).toBe(colour);
  });

  it('the fleet of a first release that failed before it had a rule', () => {
    const stored = planned('rolled_back', { weights: { blue: 0, green: 0 }, stable: null });
    expect(removed(stored, { ...seen, rule: null })).toBe('blue');
  });
});
