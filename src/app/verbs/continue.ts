import { isLed } from '../../core/plan/claim.ts';
import { Failure, Refusal } from '../../core/errors.ts';
import type { ReleaseRecord } from '../../core/record.ts';
import { nothingHolds, ownerLost } from '../../core/problems/rollback-refusals.ts';
import { ask } from '../ask.ts';
import type { Run } from '../run.ts';

/**
 * Approves the step at which a release holds, and resolves with the record once the leading run has noticed. Throws
 * Refusal when no release holds, Failure when the leading run is lost.
 */
export async function approveStep(run: Run, actor: string): Promise<ReleaseRecord> {
  const { cloud, clock, scope } = run;
  const stored = await cloud.records.load(scope.service, scope.environment);
  const record = stored?.record ?? null;
  if (record === null || !holds(record) || !isLed(record, clock.now()))
    throw new Refusal([nothingHolds(scope, record)]);
  const { step } = record;
  const wish = { kind: 'continue', step, actor } as const;
  const moved = (seen: ReleaseRecord): boolean =>
    seen.releaseId !== record.releaseId || !holds(seen) || seen.step !== step;
  const after = await ask(run, record, wish, moved);
  if (after === null) throw new Failure(ownerLost(record));
  return after;
}

const holds = ({ phase, policy, step, approvedStep }: ReleaseRecord): boolean =>
  phase === 'shifting' && policy.steps[step]?.hold === true && approvedStep !== step;
