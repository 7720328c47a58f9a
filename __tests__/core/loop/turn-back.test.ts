import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../src/core/loop/decide.ts';
import type { Observation, StackView } from '../../../src/core/observation.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { fleetView, noFleet, observation, stackView } from '../../fakes/observation.ts';
import { planned } from '../../fakes/planned.ts';

/** A change of blue's capacity that somebody cancelled. */
const cancelled = (changes: Partial<ReleaseRecord> = {}): ReleaseRecord =>
  planned('provisioning', {
    kind: 'capacity',
    candidate: { colour: 'blue', minSize: 3, maxSize: 4, releaseId: 'r1', parked: false },
    stable: null,
    capacity: { manifest: 'resized', asked: true },
    cancelRequested: true,
    deadlineAt: 900,
    leaseUntil: 1000,
    ...changes,
  });

const withBlue = (stack: Partial<StackView>): Observation =>
  observation({ fleets: { blue: fleetView({ stack: stackView(stack) }), green: noFleet() } });

describe('a change of capacity that is turned back', () => {
  it.each<[string, Observation, number, string]>([
    ['ends when its stack is at rest', withBlue({}), 1, 'rolled_back'],
    ['waits while its stack is changed', withBlue({ state: 'busy' }), 1, 'provisioning'],
    [
      'waits while CloudFormation rolls its stack back',
      withBlue({ state: 'busy', cause: 'no' }),
      1,
      'provisioning',
    ],
    ['ends at its deadline', withBlue({ state: 'busy' }), 901, 'rolled_back'],
    ['starts its deadline anew after its lease expired', withBlue({ state: 'busy' }), 5000, 'provisioning'],
  ])('%s', (_what, seen, now, phase) => {
    expect(decide(cancelled(), seen, now).phase).toBe(phase);
  });

  it('waits in the same way after a failure, and then reports the cause', () => {
    const failing = cancelled({ cancelRequested: false });
    const waiting = decide(failing, withBlue({ state: 'busy', cause: 'Group: no' }), 1);
    expect(waiting.phase).toBe('provisioning');
    const ended = decide(waiting, withBlue({ cause: 'Group: no' }), 2);
    expect(ended).toMatchObject({ phase: 'rolled_back', cause: { code: 'TSD4101', message: 'Group: no' } });
  });
});
