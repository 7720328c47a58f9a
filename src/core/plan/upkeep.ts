import { initialFields, type Start } from './start.ts';
import { COLOURS, other, type Colour } from '../colour.ts';
import type { Observation } from '../observation.ts';
import { exists } from '../stack-state.ts';
import type { ReleaseRecord } from '../record.ts';
import { ACCEPTANCE_MS, DESTROY_MS } from '../loop/phase-times.ts';
import { weightsMovedByHand } from './plan.ts';
import { NO_TRAFFIC, serving, split } from '../weights.ts';

/** Records that begin somewhere in the middle of the machine: what is left to do is the same work. */

/**
 * From `retiring` on: what stands without weight and without a reason goes; null when there is nothing of it. Where
 * somebody moved the weights, what has none may be what they want to go back to.
 */
export function tidying(stored: ReleaseRecord, seen: Observation, start: Start): ReleaseRecord | null {
  const live = serving(seen.rule?.weights);
  const leftover = COLOURS.find((colour) => colour !== live && exists(seen.fleets[colour].stack));
  const { parked } = stored;
  const isParked = parked !== null && parked.colour === leftover && parked.until > start.now;
  if (leftover === undefined || live === 'split' || isParked || stored.phase === 'stuck') return null;
  if (weightsMovedByHand(stored, seen)) return null;
  const weights = live === null ? NO_TRAFFIC : split(live, 100);
  return {
    ...withInitialFields(stored, start),
    kind: 'release',
    phase: 'retiring',
    candidate: unchangedFleet(seen, other(leftover)),
    stable: null,
    weights,
    policy: { ...stored.policy, keepPreviousMs: 0 },
  };
}

/** Nothing about it is to be changed. */
const unchangedFleet = (seen: Observation, colour: Colour): ReleaseRecord['candidate'] => {
  const { minSize, maxSize, releaseId } = seen.fleets[colour];
  return { colour, minSize, maxSize, releaseId: releaseId ?? '', parked: false };
};

/** Everything of this service and environment is to go. */
export const destroyRecord = (stored: ReleaseRecord, start: Start): ReleaseRecord => ({
  ...withInitialFields(stored, start),
  kind: 'destroy',
  phase: 'retiring',
  weights: NO_TRAFFIC,
  deadlineAt: start.now + DESTROY_MS,
});

/** A person has looked at a stuck release whose traffic is split: it goes back as it should have. */
export const resumedRollback = (stored: ReleaseRecord, start: Omit<Start, 'releaseId'>): ReleaseRecord => ({
  ...withInitialFields(stored, { ...start, releaseId: stored.releaseId }),
  phase: 'rolling_back',
  weights: stored.stable === null ? NO_TRAFFIC : split(stored.stable.colour, 100),
  deadlineAt: start.now + stored.policy.rollingBackMs,
  cause: stored.cause,
  startedAt: stored.startedAt,
  history: stored.history,
});

const withInitialFields = (stored: ReleaseRecord, start: Start): ReleaseRecord => ({
  ...stored,
  ...initialFields(start),
  deadlineAt: start.now + ACCEPTANCE_MS,
});
