import { beginning } from './beginning.ts';
import { other, type Colour } from '../colour.ts';
import type { FleetView, Observation } from '../observation.ts';
import { stableOf } from './plan.ts';
import type { ReleaseRecord } from '../record.ts';
import { split } from '../weights.ts';

/** Who goes back, and under which release id. */
export interface Returning {
  readonly releaseId: string;
  readonly owner: ReleaseRecord['owner'];
}

/**
 * The record of a rollback to a fleet that still stands in the other slot: parked, or ended by itself meanwhile (then
 * it is launched anew). It is a release like any other whose fleet exists, so every gate applies; null when the
 * fleet of `target` is gone.
 */
export function returnTo(
  target: ReleaseRecord,
  stored: ReleaseRecord,
  seen: Observation,
  live: Colour,
  { releaseId, owner }: Returning,
  now: number,
  leaseMs: number,
): ReleaseRecord | null {
  const colour = other(live);
  const fleet = seen.fleets[colour];
  if (fleet.releaseId !== target.candidate.releaseId || fleet.stack.state !== 'settled') return null;
  return {
    ...target,
    ...beginning(now, leaseMs),
    kind: 'release',
    releaseId,
    owner,
    candidate: { colour, ...sizes(fleet), releaseId: target.candidate.releaseId, parked: true },
    stable: stableOf(seen, live, stored),
    phase: 'verifying',
    step: 0,
    weights: split(live, 100),
    edge: { manifest: seen.edge.tags['torchserve-deploy:manifest'] ?? '', asked: true },
    deadlineAt: now + target.policy.verifyingMs,
    policy: straightBack(target),
    // One that is in ALARM may be the very reason to go back.
    alarms: [],
    evidence: { golden: 0, requests: 0 },
  };
}

/** What goes back is known to serve: all at once, and what failed is not kept. */
export const straightBack = ({ policy }: Pick<ReleaseRecord, 'policy'>): ReleaseRecord['policy'] => ({
  ...policy,
  steps: [{ weight: 100, quietMs: 0 }],
  keepPreviousMs: 0,
});

/** As its stack was made: the minimum of a parked fleet is what it was parked with. */
const sizes = ({ stack, minSize, maxSize }: FleetView): { minSize: number; maxSize: number } => ({
  minSize: Number(stack.parameters['MinSize'] ?? minSize),
  maxSize: Number(stack.parameters['MaxSize'] ?? maxSize),
});
