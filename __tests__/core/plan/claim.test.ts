import { describe, expect, it } from '@jest/globals';
import { claim } from '../../../src/core/plan/claim.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { aRecord } from '../../fakes/record.ts';

const me = { runId: '8', attempt: '2', url: '' };
const fleetOf = (releaseId: string): ReleaseRecord['candidate'] => ({ ...aRecord().candidate, releaseId });

/** A release of an earlier attempt of this run, whose lease has expired. */
const left = (changes: Partial<ReleaseRecord>): ReleaseRecord =>
  aRecord({
    releaseId: 'r8-1-abcd',
    candidate: fleetOf('r8-1-abcd'),
    owner: { ...me, attempt: '1' },
    ...changes,
  });

describe('a re-run and the record that its earlier attempt led', () => {
  it.each<[string, Partial<ReleaseRecord>, string]>([
    ['resumes its own release', {}, 'resume'],
    ['resumes its own change of capacity', { kind: 'capacity' }, 'resume'],
    ['reverts a release with another manifest', { manifest: 'other' }, 'revert'],
    [
      'reverts a release that it took over to revert it',
      { releaseId: 'r7-1-abcd', candidate: fleetOf('r7-1-abcd') },
      'revert',
    ],
    [
      'reverts a destroy that it took over',
      { releaseId: 'r7-1-destroy', kind: 'destroy', phase: 'retiring' },
      'revert',
    ],
    [
      'reverts a destroy of its own',
      { releaseId: 'r8-1-destroy', kind: 'destroy', phase: 'retiring' },
      'revert',
    ],
    ['finishes a sweep that it took over', { releaseId: 'r9-1-sweep', phase: 'retiring' }, 'finish'],
  ])('%s', (_what, changes, expected) => {
    const stored = left(changes);
    const claimant = { owner: me, manifest: aRecord().manifest, acceptObserved: false };
    expect(claim(stored, claimant, stored.leaseUntil + 60_000)).toBe(expected);
  });
});
