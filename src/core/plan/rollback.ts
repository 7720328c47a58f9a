import { initialFields, type Start } from './start.ts';
import { other, type Colour } from '../colour.ts';
import type { FleetView, Observation } from '../observation.ts';
import { stableOf } from './plan.ts';
import type { ReleaseRecord } from '../record.ts';
import { isSettled } from '../stack-state.ts';
import { TAGS } from '../tags.ts';
import { split } from '../weights.ts';

/** What a rollback goes back to and from. */
export interface Return {
  /** The earlier release, as its archive has it. */
  readonly target: ReleaseRecord;
  /** The newest record. */
  readonly stored: ReleaseRecord;
  /** The side that serves alone now. */
  readonly live: Colour;
}

/**
 * The record of a rollback to a fleet that still stands in the other slot: parked, or ended by itself meanwhile (then
 * it is launched anew). It is a release like any other whose fleet exists, so every gate applies; null when the
 * fleet of `target` is gone.
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
    // One that is in ALARM may be the very reason to go back.
    alarms: [],
    evidence: { golden: 0, requests: 0 },
  };
}

/** What goes back is known to serve: all at once, and what failed is not kept. */
export const rollbackPolicy = ({ policy }: Pick<ReleaseRecord, 'policy'>): ReleaseRecord['policy'] => ({
  ...policy,
  steps: [{ weight: 100, quietMs: 0 }],
  keepPreviousMs: 0,
});

/** As its stack was made: the minimum of a parked fleet is what it was parked with. */
const configuredSizes = ({ stack, minSize, maxSize }: FleetView): { minSize: number; maxSize: number } => ({
  minSize: Number(stack.parameters['MinSize'] ?? minSize),
  maxSize: Number(stack.parameters['MaxSize'] ?? maxSize),
});
