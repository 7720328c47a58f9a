import { describe, expect, it } from '@jest/globals';
import { claim } from '../../../src/core/plan/claim.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { aRecord } from '../../fakes/record.ts';

const me = { runId: '8', attempt: '2', url: '' };
const fleetOf = (releaseId: string): ReleaseRecord['candidate'] => ({ ...aRecord().candidate, releaseId });

/** Led by an earlier attempt of this very run, whose lease is over. */
const left = (changes: Partial<ReleaseRecord>): ReleaseRecord =>
  aRecord({
    releaseId: 'r8-1-abcd',
    candidate: fleetOf('r8-1-abcd'),
    owner: { ...me, attempt: '1' },
    ...changes,
  });

describe('what a re-run does with what its earlier attempt led', () => {
  it.each<[string, Partial<ReleaseRecord>, string]>([
    ['its own release goes on', {}, 'resume'],
    ['its own change of capacity goes on', { kind: 'capacity' }, 'resume'],
    ['another manifest is another release', { manifest: 'other' }, 'revert'],
    [
      'a release that it took over to turn it back',
      { releaseId: 'r7-1-abcd', candidate: fleetOf('r7-1-abcd') },
      'revert',
    ],
    [
      'a destroy that it took over',
      { releaseId: 'r7-1-destroy', kind: 'destroy', phase: 'retiring' },
      'revert',
    ],
    ['a destroy of its own', { releaseId: 'r8-1-destroy', kind: 'destroy', phase: 'retiring' }, 'revert'],
    ['a sweep that it took over', { releaseId: 'r9-1-sweep', phase: 'retiring' }, 'finish'],
  ])('%s', (_what, changes, expected) => {
    const stored = left(changes);
    const claimant = { owner: me, manifest: aRecord().manifest, acceptObserved: false };
    expect(claim(stored, claimant, stored.leaseUntil + 60_000)).toBe(expected);
  });
});
