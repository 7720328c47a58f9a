import { Refusal, type Problem } from '../errors.ts';
import { LED_ELSEWHERE } from '../problems/kinds.ts';
import { TERMINAL, type ReleaseRecord } from '../record.ts';
import { isBegunBy } from '../names.ts';

/** What two runs' clocks, and a call under way, may be apart: an owner stops at its lease, a taker waits beyond it. */
const TAKEOVER_WAIT_MS = 15_000;

/** Who wants to act on the stored record, and for what. */
export interface Claimant {
  readonly owner: ReleaseRecord['owner'];
  /** Digest of what it wants to release; null: it does not go on with any release. */
  readonly manifest: string | null;
  /** A person has looked at a stuck release. */
  readonly acceptObserved: boolean;
}

/**
 * free: nothing runs · resume: this run's own release · revert: its owner is gone, traffic goes back first ·
 * finish: its owner is gone, and it was going back already · accept: stuck, and a person has looked.
 */
export type Claim = 'free' | 'resume' | 'revert' | 'finish' | 'accept';

/** Whether a run may act on the stored record. Throws Refusal while its owner lives, or while it is stuck. */
export function claim(stored: ReleaseRecord | null, claimant: Claimant, now: number): Claim {
  if (stored?.phase === 'stuck') {
    if (claimant.acceptObserved) return 'accept';
    throw new Refusal([stuckRelease(stored)]);
  }
  if (stored === null || TERMINAL.has(stored.phase)) return 'free';
  const { runId, attempt } = claimant.owner;
  const resumable = isOwnRelease(stored, runId) && stored.manifest === claimant.manifest;
  // GitHub may have given up on an earlier attempt whose process still works.
  if (isLed(stored, now) && !(resumable && stored.owner.attempt === attempt))
    throw new Refusal([otherRelease(stored)]);
  if (resumable) return 'resume';
  return isReturn(stored) ? 'finish' : 'revert';
}

/** Led by this run and for itself: one that it took over, to be ended first, is not what it was asked to do. */
const isOwnRelease = (stored: ReleaseRecord, runId: string): boolean =>
  stored.owner.runId === runId && isBegunBy(stored, runId) && stored.kind !== 'destroy' && !isReturn(stored);

/** A rollback to the fleet of an earlier release: whoever finds it left takes it to its end, not back again. */
export const isReturn = ({ kind, candidate, releaseId }: ReleaseRecord): boolean =>
  kind === 'release' && candidate.releaseId !== releaseId;

/** Whether its owner may still be at work. */
export const isLed = (stored: ReleaseRecord, now: number): boolean =>
  !TERMINAL.has(stored.phase) && stored.leaseUntil + TAKEOVER_WAIT_MS > now;

export const stuckRelease = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4502',
  subject: stored.releaseId,
  message: `the last release of ${stored.service}/${stored.environment} is stuck: ${stored.cause?.message ?? 'no cause recorded'}`,
  remedy: `Look at what it names (${stored.owner.url}) and put it right, then run rollback or deploy with accept-observed: true.`,
});

export const otherRelease = (stored: ReleaseRecord): Problem => ({
  code: LED_ELSEWHERE,
  subject: stored.releaseId,
  message: `another run releases ${stored.service}/${stored.environment} now: ${stored.owner.url}`,
  remedy: 'Wait for it, or stop it with the rollback verb: traffic is then back within seconds.',
});
