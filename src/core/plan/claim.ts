import { Refusal, type Problem } from '../errors.ts';
import { LED_ELSEWHERE } from '../problems/kinds.ts';
import { TERMINAL, type ReleaseRecord } from '../record.ts';
import { isBegunBy } from '../names.ts';

/**
 * Decides what a run may do with the stored record. Throws Refusal while its owner may be alive, and while the release
 * is stuck unless a person has looked. `now` is in ms since the epoch.
 */
export function claim(stored: ReleaseRecord | null, claimant: Claimant, now: number): Claim {
  if (stored?.phase === 'stuck') {
    if (claimant.acceptObserved) return 'accept';
    throw new Refusal([stuckRelease(stored)]);
  }
  if (stored === null || TERMINAL.has(stored.phase)) return 'free';
  const { runId, attempt } = claimant.owner;
  const resumable = isOwnRelease(stored, runId) && stored.manifest === claimant.manifest;
  // An earlier attempt of this run may still be working, although GitHub has given it up.
  if (isLed(stored, now) && !(resumable && stored.owner.attempt === attempt))
    throw new Refusal([otherRelease(stored)]);
  if (resumable) return 'resume';
  return isReturn(stored) ? 'finish' : 'revert';
}

/**
 * Time in ms after the end of a lease until another run may take the record over. It covers the difference between two
 * runners' clocks and a call that is still under way.
 */
const TAKEOVER_WAIT_MS = 15_000;

/** A run that wants to act on the stored record. */
interface Claimant {
  readonly owner: ReleaseRecord['owner'];
  /** Digest of what it wants to release; null when it resumes no release. */
  readonly manifest: string | null;
  /** True when a person says that they looked at the stuck release. */
  readonly acceptObserved: boolean;
}

/**
 * What a run may do with the stored record. free: nothing runs · resume: go on with its own release · revert: roll back
 * a release whose owner is gone · finish: complete a rollback whose owner is gone · accept: act on a stuck release that
 * a person has looked at.
 */
type Claim = 'free' | 'resume' | 'revert' | 'finish' | 'accept';

/** True if this run began the release and leads it. A release that it only took over is ended, not continued. */
const isOwnRelease = (stored: ReleaseRecord, runId: string): boolean =>
  stored.owner.runId === runId && isBegunBy(stored, runId) && stored.kind !== 'destroy' && !isReturn(stored);

/** True for a rollback to the fleet of an earlier release. If its run is lost, it is completed, not reverted. */
export const isReturn = ({ kind, candidate, releaseId }: ReleaseRecord): boolean =>
  kind === 'release' && candidate.releaseId !== releaseId;

/** True if the owner of the release may still be at work. */
export const isLed = (stored: ReleaseRecord, now: number): boolean =>
  !TERMINAL.has(stored.phase) && stored.leaseUntil + TAKEOVER_WAIT_MS > now;

/** A stuck release needs a person before any run may act. */
export const stuckRelease = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4502',
  subject: stored.releaseId,
  message: `the last release of ${stored.service}/${stored.environment} is stuck: ${stored.cause?.message ?? 'no cause recorded'}`,
  remedy: `Read the run's report (${stored.owner.url}) and correct the cause. Then run rollback or deploy with accept-observed: true.`,
});

/** Another run leads a release of this service and environment. */
export const otherRelease = (stored: ReleaseRecord): Problem => ({
  code: LED_ELSEWHERE,
  subject: stored.releaseId,
  message: `another run is releasing ${stored.service}/${stored.environment}: ${stored.owner.url}`,
  remedy: 'Wait for it, or stop it with the rollback verb, which moves traffic back within seconds.',
});
