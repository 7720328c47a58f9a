import { initialFields, type Start } from './start.ts';
import type { Artifact } from '../artifact.ts';
import { alarmMissing, alarmUnreadable } from '../problems/causes.ts';
import { COLOURS, other, type Colour } from '../colour.ts';
import { Refusal } from '../errors.ts';
import { floor } from '../loop/health-floor.ts';
import type { Observation } from '../observation.ts';
import { ACCEPTANCE_MS, shortestMs } from '../loop/phase-times.ts';
import type { Policy } from '../policy.ts';
import * as refused from '../problems/plan-refusals.ts';
import type { ReleaseRecord } from '../record.ts';
import { exists } from '../stack-state.ts';
import { TAGS } from '../tags.ts';
import { NO_TRAFFIC, sameWeights, serving, split } from '../weights.ts';

/** What is wanted: the request's digests and sizes. */
export interface Proposal {
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  readonly manifest: string;
  readonly edgeManifest: string;
  /** Digest of sizes, scaling and tags: what a live fleet takes without being replaced. */
  readonly capacityManifest: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly policy: Policy;
  readonly alarms: readonly string[];
  /** What a rollback goes back to; absent: the release that serves now. */
  readonly previous?: string | null;
  /** A person has looked at traffic that no record explains. */
  readonly acceptObserved: boolean;
}

/** What a plan starts from: the record of the release before, what is seen, and the side that serves alone. */
interface Situation {
  readonly stored: ReleaseRecord | null;
  readonly seen: Observation;
  readonly live: Colour | null;
}

export type Plan =
  | { readonly kind: 'none'; readonly colour: Colour; readonly reason: string }
  | { readonly kind: 'release' | 'capacity'; readonly record: ReleaseRecord; readonly reason: string };

/**
 * Classifies the work from the proposal, the record of the release before, and the first observation.
 * Throws Refusal when there is no safe way on.
 */
export function plan(
  proposal: Proposal,
  stored: ReleaseRecord | null,
  seen: Observation,
  start: Start,
): Plan {
  refuseForeignStacks(proposal, seen);
  const live = serving(seen.rule?.weights);
  if (live === 'split') throw new Refusal([refused.splitTraffic(seen)]);
  refuseMovedWeights(proposal, stored, seen);
  const situation = { stored, seen, live };
  const first = firstRecord(proposal, situation, start);
  if (live === null || !sameFleet(proposal, seen, live)) {
    refuseFiringAlarms(seen);
    refuseShortCredentials(proposal, seen, start.now);
    return { kind: 'release', record: first, reason: releaseReason(seen, first, live) };
  }
  return sameCapacity(proposal, seen, live)
    ? { kind: 'none', colour: live, reason: `${live} already serves exactly this` }
    : {
        kind: 'capacity',
        record: capacityRecord(first, proposal, { ...situation, live }),
        reason: `${live} serves the same release: its capacity is changed in place`,
      };
}

function releaseReason({ fleets }: Observation, { candidate }: ReleaseRecord, live: Colour | null): string {
  if (live === null) return 'first release: nothing serves yet';
  const { releaseId, stack } = fleets[candidate.colour];
  const parked = exists(stack) ? `; the fleet of ${releaseId} that waits in its slot is removed first` : '';
  return `${live} serves; ${candidate.colour} takes over${parked}`;
}

/** `a-b` in `c` and `a` in `b-c` make the same stack names: the tags tell whose stack it is. */
function refuseForeignStacks(proposal: Proposal, seen: Observation): void {
  const { service, environment } = proposal;
  const stacks = [seen.edge, ...COLOURS.map((colour) => seen.fleets[colour].stack)];
  const foreign = stacks.find(
    (stack) =>
      exists(stack) && (stack.tags[TAGS.service] !== service || stack.tags[TAGS.environment] !== environment),
  );
  if (foreign !== undefined) throw new Refusal([refused.namesCollide(proposal, foreign)]);
}

/** Whoever moved traffic since the last release may have had a reason. */
function refuseMovedWeights(
  { policy, acceptObserved }: Proposal,
  stored: ReleaseRecord | null,
  seen: Observation,
): void {
  if (stored !== null && weightsMovedByHand(stored, seen) && !policy.adoptDrift && !acceptObserved)
    throw new Refusal([refused.movedByHand(stored, seen)]);
}

/** Whether other weights are there than those that a release ended with. */
export function weightsMovedByHand({ kind, phase, weights }: ReleaseRecord, { rule }: Observation): boolean {
  const ended = (phase === 'promoted' || phase === 'rolled_back') && kind !== 'destroy';
  const nothing = rule === null && sameWeights(weights, NO_TRAFFIC);
  return ended && !nothing && !sameWeights(rule?.weights, weights);
}

/** Nothing is made while an alarm that the user named fires or does not exist. One without data may get some: it is awaited. */
function refuseFiringAlarms({ alarms }: Observation): void {
  const problems = alarms.flatMap(({ name, state, reason }) => {
    if (state === 'missing') return [alarmMissing(name)];
    if (state === 'unreadable') return [alarmUnreadable(name, reason)];
    return state === 'ALARM' ? [refused.alarmFiring(name, reason)] : [];
  });
  if (problems.length > 0) throw new Refusal(problems);
}

/** The same artifact and everything else that only a new fleet can have, on a fleet that can carry the traffic. */
const sameFleet = (proposal: Proposal, seen: Observation, live: Colour): boolean =>
  seen.fleets[live].manifest === proposal.manifest &&
  floor(seen.fleets[live], seen.targets[live], proposal.policy).holds;

const sameCapacity = (proposal: Proposal, seen: Observation, live: Colour): boolean =>
  seen.edge.tags[TAGS.manifest] === proposal.edgeManifest &&
  seen.fleets[live].capacity === proposal.capacityManifest;

/** Refuses at once, rather than after a fleet was made, when even the shortest release would outlive the credentials. */
function refuseShortCredentials({ policy }: Proposal, { credentialsUntil }: Observation, now: number): void {
  if (credentialsUntil !== null && credentialsUntil - now < shortestMs(policy) + ACCEPTANCE_MS)
    throw new Refusal([refused.credentialsEndBeforeRelease(credentialsUntil - now)]);
}

function firstRecord(proposal: Proposal, { stored, seen, live }: Situation, start: Start): ReleaseRecord {
  const { minSize, maxSize, edgeManifest, capacityManifest, policy, previous, ...rest } = proposal;
  const { acceptObserved: _accepted, ...pinned } = rest;
  const colour = live === null ? 'blue' : other(live);
  const weights = live === null ? NO_TRAFFIC : split(live, 100);
  return {
    schemaVersion: 2,
    kind: 'release',
    ...pinned,
    ...initialFields(start),
    previous: previous ?? (live === null ? null : seen.fleets[live].releaseId),
    candidate: { colour, minSize, maxSize, releaseId: start.releaseId, parked: false },
    stable: live === null ? null : stableOf(seen, live, stored),
    phase: 'provisioning',
    step: 0,
    weights,
    edge: { manifest: edgeManifest, asked: false },
    capacity: { manifest: capacityManifest, asked: false },
    deadlineAt: start.now + policy.provisioningMs,
    // With nothing to compare with, a share of traffic would only be a share of refused requests.
    policy: live === null ? { ...policy, steps: [{ weight: 100, quietMs: 0 }] } : policy,
    evidence: { golden: 0, requests: 0 },
  };
}

/** A release that got stuck may have left its pin: its record then knows the minimum that is the fleet's own. */
export function stableOf(
  seen: Observation,
  live: Colour,
  stored: ReleaseRecord | null,
): NonNullable<ReleaseRecord['stable']> {
  const { desired, minSize, releaseId } = seen.fleets[live];
  const sides = stored?.phase === 'stuck' ? [stored.candidate, stored.stable] : [];
  const own = sides.find((side) => side?.releaseId === releaseId)?.minSize;
  return { colour: live, desired, minSize: own ?? minSize, releaseId };
}

/** The live fleet is the candidate of its own change; there is no other side, but perhaps one that is parked. */
const capacityRecord = (
  first: ReleaseRecord,
  { minSize, maxSize }: Proposal,
  { stored, seen, live }: Situation & { readonly live: Colour },
): ReleaseRecord => ({
  ...first,
  kind: 'capacity',
  previous: null,
  candidate: {
    colour: live,
    minSize,
    maxSize,
    releaseId: seen.fleets[live].releaseId ?? '',
    parked: false,
  },
  stable: null,
  parked: stored?.parked ?? null,
});
