import { isLed } from '../core/plan/claim.ts';
import { Failure, Refusal } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { nothingHolds, ownerLost } from '../core/problems/rollback-refusals.ts';
import { ask } from './ask.ts';
import type { LeadParts, Scope } from './parts.ts';

/** Lets a release that holds for approval go on; resolves once its own run has taken note. Throws Refusal, Failure. */
export async function letGoOn(
  parts: LeadParts,
  scope: Scope,
  actor: string,
  signal: AbortSignal,
): Promise<ReleaseRecord> {
  const stored = await parts.cloud.records.load(scope.service, scope.environment);
  const record = stored?.record ?? null;
  if (record === null || !holds(record) || !isLed(record, parts.clock.now()))
    throw new Refusal([nothingHolds(scope, record)]);
  const { step } = record;
  const wish = { kind: 'continue', step, actor } as const;
  const moved = (seen: ReleaseRecord): boolean =>
    seen.releaseId !== record.releaseId || !holds(seen) || seen.step !== step;
  const after = await ask(parts, record, wish, moved, scope.pollMs, signal);
  if (after === null) throw new Failure(ownerLost(record));
  return after;
}

const holds = ({ phase, policy, step, approvedStep }: ReleaseRecord): boolean =>
  phase === 'shifting' && policy.steps[step]?.hold === true && approvedStep !== step;
