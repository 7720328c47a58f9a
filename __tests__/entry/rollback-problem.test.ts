import { describe, expect, it } from '@jest/globals';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { rollbackProblem } from '../../src/entry/rollback.ts';
import { aPromotedRecord, aRecord, aRolledBackRecord } from '../fakes/record.ts';

/** To the fleet of an earlier release: the candidate is not the release's own. */
const aReturn = (changes: Partial<ReleaseRecord>): ReleaseRecord =>
  aRecord({ candidate: { ...aRecord().candidate, releaseId: 'r-earlier' }, ...changes });
const stuck = { code: 'TSD4102', subject: 'stack', message: 'm', remedy: 'r' };

describe('a rollback', () => {
  it.each([
    ['its own release was promoted', aPromotedRecord(), true],
    ['the release it stopped was rolled back', aRolledBackRecord(), false],
    ['another run’s return went through', aReturn({ phase: 'promoted' }), false],
  ])('succeeds when %s', (_, record, own) => {
    expect(rollbackProblem(record, own)).toBeNull();
  });

  it.each([
    ['its own release was turned back', aRolledBackRecord(), true, 'TSD4003'],
    ['its own is stuck', aRecord({ phase: 'stuck', cause: stuck }), true, 'TSD4102'],
    ['the release it stopped is stuck', aRecord({ phase: 'stuck', cause: stuck }), false, 'TSD4102'],
    ['another run’s return was turned back', aReturn({ phase: 'rolled_back' }), false, 'TSD4402'],
    ['a release went through before it could be stopped', aPromotedRecord(), false, 'TSD4402'],
  ])('fails when %s', (_, record, own, code) => {
    expect(rollbackProblem(record, own)?.code).toBe(code);
  });
});
