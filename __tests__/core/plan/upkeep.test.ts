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

/** Blue serves, green stands beside it. */
const seen = observation({ fleets: { blue: fleetView(), green: fleetView({ releaseId: 'r2' }) } });

const removed = (stored: ReleaseRecord, observed = seen): string | null => {
  const record = tidying(stored, observed, start);
  return record === null ? null : record.candidate.colour === 'blue' ? 'green' : 'blue';
};

describe('what the sweep takes away', () => {
  const waiting = (until: number) => ({ colour: 'green', releaseId: 'r2', until }) as const;
  it.each<[string, Partial<ReleaseRecord>, string | null]>([
    ['what a release left', { phase: 'rolled_back', weights: BLUE }, 'green'],
    ['what was parked and is over', { phase: 'promoted', weights: BLUE, parked: waiting(999) }, 'green'],
    ['nothing that waits for a rollback', { phase: 'promoted', weights: BLUE, parked: waiting(1001) }, null],
    ['nothing where a person is needed', { phase: 'stuck', weights: BLUE }, null],
    [
      'nothing that traffic was taken from by hand',
      { phase: 'promoted', weights: { blue: 0, green: 100 } },
      null,
    ],
    [
      'nothing where traffic was shared by hand',
      { phase: 'promoted', weights: { blue: 50, green: 50 } },
      null,
    ],
  ])('%s', (_what, changes, colour) => {
    expect(removed(planned('promoted', changes))).toBe(colour);
  });

  it('what a first release left that never had a rule', () => {
    const stored = planned('rolled_back', { weights: { blue: 0, green: 0 }, stable: null });
    expect(removed(stored, { ...seen, rule: null })).toBe('blue');
  });
});
