import { initialFields, type Start } from './start.ts';
import { other, type Colour } from '../colour.ts';
import type { FleetView, Observation } from '../observation.ts';
import { stableOf } from './plan.ts';
import type { ReleaseRecord } from '../record.ts';
import { isSettled } from '../stack-state.ts';
import { TAGS } from '../tags.ts';
import { split } from '../weights.ts';

/**
 * Makes the record of a rollback to the fleet of `target` in the other slot; null when that fleet's stack is gone. The
 * fleet may be parked, or scaled in to 0 and then launched again. The rollback is a release whose fleet exists already,
 * so every gate applies to it.
 */
export function returnTo(
  { target, stored, live }: Return,
  seen: Observation,
  start: Start,
): ReleaseRecord | null {
  const colour = other(live);
  const fleet = seen.fleets[colour];
  if (fleet.releaseId !== target.candidate.releaseId || !isSettled(fleet.stack)) return null;
  return {
    ...target,
    ...initialFields(start),
    kind: 'release',
    candidate: { colour, ...configuredSizes(fleet), releaseId: target.candidate.releaseId, parked: true },
    stable: stableOf(seen, live, stored),
    phase: 'verifying',
    step: 0,
    weights: split(live, 100),
    edge: { manifest: seen.edge.tags[TAGS.manifest] ?? '', asked: true },
    deadlineAt: start.now + target.policy.verifyingMs,
    policy: rollbackPolicy(target),
    // An alarm that fires may be the reason for the rollback.
    alarms: [],
    evidence: { golden: 0, requests: 0 },
  };
}

/** The two ends of a rollback. */
interface Return {
  /** The archived record of the release to return to. */
  readonly target: ReleaseRecord;
  /** The newest record. */
  readonly stored: ReleaseRecord;
  /** The slot that serves alone now. */
  readonly live: Colour;
}

/** The policy of a rollback: all traffic at once, since the target has served before, and no parking afterwards. */
export const rollbackPolicy = ({ policy }: Pick<ReleaseRecord, 'policy'>): ReleaseRecord['policy'] => ({
  ...policy,
  steps: [{ weight: 100, quietMs: 0 }],
  keepPreviousMs: 0,
});

/** Sizes from the stack's parameters. The group's own minimum is that of the parking, not the configured one. */
const configuredSizes = ({ stack, minSize, maxSize }: FleetView): { minSize: number; maxSize: number } => ({
  minSize: Number(stack.parameters['MinSize'] ?? minSize),
  maxSize: Number(stack.parameters['MaxSize'] ?? maxSize),
});
