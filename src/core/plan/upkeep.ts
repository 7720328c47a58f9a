import { beginning } from './beginning.ts';
import { COLOURS, other, type Colour } from '../colour.ts';
import type { Observation } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { ACCEPTANCE_MS, DEMOLITION_MS } from '../loop/phase-times.ts';
import { wasMoved } from './plan.ts';
import { NO_TRAFFIC, serving, split } from '../weights.ts';
import type { Returning } from './rollback.ts';

/** Records that begin somewhere in the middle of the machine: what is left to do is the same work. */

/**
 * From `retiring` on: what stands without weight and without a reason goes; null when there is nothing of it. Where
 * somebody moved the weights, what has none may be what they want to go back to.
 */
export function tidying(
  stored: ReleaseRecord,
  seen: Observation,
  by: Returning,
  now: number,
  leaseMs: number,
): ReleaseRecord | null {
  const live = serving(seen.rule?.weights);
  const leftover = COLOURS.find((colour) => colour !== live && seen.fleets[colour].stack.state !== 'absent');
  const { parked } = stored;
  const waits = parked !== null && parked.colour === leftover && parked.until > now;
  if (leftover === undefined || live === 'split' || waits || stored.phase === 'stuck') return null;
  if (wasMoved(stored, seen)) return null;
  const weights = live === null ? NO_TRAFFIC : split(live, 100);
  return {
    ...restarted(stored, by, now, leaseMs),
    kind: 'release',
    phase: 'retiring',
    candidate: asSeen(seen, other(leftover)),
    stable: null,
    weights,
    policy: { ...stored.policy, keepPreviousMs: 0 },
  };
}

/** Nothing about it is to be changed. */
const asSeen = (seen: Observation, colour: Colour): ReleaseRecord['candidate'] => {
  const { minSize, maxSize, releaseId } = seen.fleets[colour];
  return { colour, minSize, maxSize, releaseId: releaseId ?? '', parked: false };
};

/** Everything of this service and environment is to go. */
export const demolition = (
  stored: ReleaseRecord,
  by: Returning,
  now: number,
  leaseMs: number,
): ReleaseRecord => ({
  ...restarted(stored, by, now, leaseMs),
  kind: 'destroy',
  phase: 'retiring',
  weights: NO_TRAFFIC,
  deadlineAt: now + DEMOLITION_MS,
});

/** A person has looked at a stuck release whose traffic is split: it goes back as it should have. */
export const turnedBackAgain = (
  stored: ReleaseRecord,
  owner: ReleaseRecord['owner'],
  now: number,
  leaseMs: number,
): ReleaseRecord => ({
  ...restarted(stored, { releaseId: stored.releaseId, owner }, now, leaseMs),
  phase: 'rolling_back',
  weights: stored.stable === null ? NO_TRAFFIC : split(stored.stable.colour, 100),
  deadlineAt: now + stored.policy.rollingBackMs,
  cause: stored.cause,
  startedAt: stored.startedAt,
  history: stored.history,
});

const restarted = (
  stored: ReleaseRecord,
  { releaseId, owner }: Returning,
  now: number,
  leaseMs: number,
): ReleaseRecord => ({
  ...stored,
  ...beginning(now, leaseMs),
  releaseId,
  owner,
  deadlineAt: now + ACCEPTANCE_MS,
});
