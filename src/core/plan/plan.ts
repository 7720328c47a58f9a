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

/**
 * Decides what work a proposal needs, from the last record and a first observation. Throws Refusal when no work is safe.
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
        reason: `${live} already serves this release; only its capacity changes, in place`,
      };
}

/** What a request asks for: its digests, sizes and policy. */
export interface Proposal {
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  readonly manifest: string;
  readonly edgeManifest: string;
  /** Digest of sizes, scaling and tags, which a live fleet takes in place. */
  readonly capacityManifest: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly policy: Policy;
  readonly alarms: readonly string[];
  /** The release that a later rollback returns to; absent: the one that serves now. */
  readonly previous?: string | null;
  /** True when a person says that they looked at weights that no record explains. */
  readonly acceptObserved: boolean;
}

/** What a plan starts from: the last record, an observation, and the slot that serves alone (null: none). */
interface Situation {
  readonly stored: ReleaseRecord | null;
  readonly seen: Observation;
  readonly live: Colour | null;
}

/** The work that a request needs. `none`: the live fleet already is as requested. */
type Plan =
  | { readonly kind: 'none'; readonly colour: Colour; readonly reason: string }
  | { readonly kind: 'release' | 'capacity'; readonly record: ReleaseRecord; readonly reason: string };

function releaseReason({ fleets }: Observation, { candidate }: ReleaseRecord, live: Colour | null): string {
  if (live === null) return 'this is the first release: nothing serves yet';
  const { releaseId, stack } = fleets[candidate.colour];
  const parked = exists(stack) ? `; the old fleet of ${releaseId} in that slot is removed first` : '';
  return `${live} serves; the new fleet is ${candidate.colour}${parked}`;
}

/**
 * Refuses when a stack belongs to another service or environment. `a-b` in `c` and `a` in `b-c` have the same stack
 * names, so only the tags tell them apart.
 */
function refuseForeignStacks(proposal: Proposal, seen: Observation): void {
  const { service, environment } = proposal;
  const stacks = [seen.edge, ...COLOURS.map((colour) => seen.fleets[colour].stack)];
  const foreign = stacks.find(
    (stack) =>
      exists(stack) && (stack.tags[TAGS.service] !== service || stack.tags[TAGS.environment] !== environment),
  );
  if (foreign !== undefined) throw new Refusal([refused.namesCollide(proposal, foreign)]);
}

/** Refuses when somebody moved traffic since the last release: they may have had a reason. The user can accept it. */
function refuseMovedWeights(
  { policy, acceptObserved }: Proposal,
  stored: ReleaseRecord | null,
  seen: Observation,
): void {
  if (stored !== null && weightsMovedByHand(stored, seen) && !policy.adoptDrift && !acceptObserved)
    throw new Refusal([refused.movedByHand(stored, seen)]);
}

/** True if the weights differ from those that the last release ended with. */
export function weightsMovedByHand({ kind, phase, weights }: ReleaseRecord, { rule }: Observation): boolean {
  const ended = (phase === 'promoted' || phase === 'rolled_back') && kind !== 'destroy';
  const nothing = rule === null && sameWeights(weights, NO_TRAFFIC);
  return ended && !nothing && !sameWeights(rule?.weights, weights);
}

/** Refuses when a named alarm fires, is missing or cannot be read. One without data is allowed: it may get some later. */
function refuseFiringAlarms({ alarms }: Observation): void {
  const problems = alarms.flatMap(({ name, state, reason }) => {
    if (state === 'missing') return [alarmMissing(name)];
    if (state === 'unreadable') return [alarmUnreadable(name, reason)];
    return state === 'ALARM' ? [refused.alarmFiring(name, reason)] : [];
  });
  if (problems.length > 0) throw new Refusal(problems);
}

/** True if the live fleet has the proposed manifest and can carry the traffic, so that no new fleet is needed. */
const sameFleet = (proposal: Proposal, seen: Observation, live: Colour): boolean =>
  seen.fleets[live].manifest === proposal.manifest &&
  floor(seen.fleets[live], seen.targets[live], proposal.policy).holds;

const sameCapacity = (proposal: Proposal, seen: Observation, live: Colour): boolean =>
  seen.edge.tags[TAGS.manifest] === proposal.edgeManifest &&
  seen.fleets[live].capacity === proposal.capacityManifest;

/** Refuses when the credentials expire before even the shortest release ends. Later the refusal would cost a fleet. */
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
    // A first release has no other fleet: a share of traffic for the empty slot would be refused requests.
    policy: live === null ? { ...policy, steps: [{ weight: 100, quietMs: 0 }] } : policy,
    evidence: { golden: 0, requests: 0 },
  };
}

/**
 * Describes the live fleet as the stable side of a new record. A stuck release may have left its pin on the fleet; its
 * record then has the fleet's own minimum.
 */
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

/** Makes the record of a change of capacity: the live fleet is the candidate, and there is no stable side. */
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
