import { initialFields, type Start } from './start.ts';
import { COLOURS, other, type Colour } from '../colour.ts';
import type { Observation } from '../observation.ts';
import { exists } from '../stack-state.ts';
import type { ReleaseRecord } from '../record.ts';
import { ACCEPTANCE_MS, DESTROY_MS } from '../loop/phase-times.ts';
import { weightsMovedByHand } from './plan.ts';
import { NO_TRAFFIC, serving, split } from '../weights.ts';

/** The records of upkeep: removing leftovers, destroying, and resuming a rollback. They begin in the middle of the state machine, because only its last phases are needed. */

/**
 * Makes a record that removes a leftover fleet: one without weight that is not parked. Returns null when there is none,
 * and when a person is needed first: the release is stuck, traffic is split, or somebody moved the weights and may want
 * to return to the fleet without weight.
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

/** Describes the fleet of a slot as a candidate with its present sizes, so that nothing about it changes. */
const unchangedFleet = (seen: Observation, colour: Colour): ReleaseRecord['candidate'] => {
  const { minSize, maxSize, releaseId } = seen.fleets[colour];
  return { colour, minSize, maxSize, releaseId: releaseId ?? '', parked: false };
};

/** Makes a record that removes everything of its service and environment. */
export const destroyRecord = (stored: ReleaseRecord, start: Start): ReleaseRecord => ({
  ...withInitialFields(stored, start),
  kind: 'destroy',
  phase: 'retiring',
  weights: NO_TRAFFIC,
  deadlineAt: start.now + DESTROY_MS,
});

/** Makes a record that repeats the rollback of a stuck release, once a person has looked at it. */
export const resumedRollback = (stored: ReleaseRecord, start: Omit<Start, 'releaseId'>): ReleaseRecord => ({
  ...withInitialFields(stored, { ...start, releaseId: stored.releaseId }),
  phase: 'rolling_back',
  weights: stored.stable === null ? NO_TRAFFIC : split(stored.stable.colour, 100),
  deadlineAt: start.now + stored.policy.rollingBackMs,
  cause: stored.cause,
  startedAt: stored.startedAt,
  history: stored.history,
});

/** The stored record with the fields of a new one. */
const withInitialFields = (stored: ReleaseRecord, start: Start): ReleaseRecord => ({
  ...stored,
  ...initialFields(start),
  deadlineAt: start.now + ACCEPTANCE_MS,
});
