import { claim } from '../../core/plan/claim.ts';
import { Refusal } from '../../core/errors.ts';
import type { ReleaseRecord } from '../../core/record.ts';
import { neverReleased } from '../../core/problems/rollback-refusals.ts';
import { destroyRecord } from '../../core/plan/upkeep.ts';
import { startOf, type Run } from '../run.ts';
import { completeUpkeep } from '../take-over.ts';

/** Removes everything of one service and environment, in order. Throws Refusal while a release runs, or without any record. */
export async function destroy(run: Run): Promise<ReleaseRecord> {
  const { cloud, clock, owner, scope } = run;
  const held = await cloud.records.load(scope.service, scope.environment);
  if (held === null) throw new Refusal([neverReleased(scope)]);
  claim(held.record, { owner, manifest: null, acceptObserved: true }, clock.now());
  const record = destroyRecord(held.record, startOf(run, 'destroy'));
  return (await completeUpkeep(run, record, held)).record;
}
