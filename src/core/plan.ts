import type { Artifact } from './artifact.ts';
import { other, type Colour } from './colour.ts';
import { Refusal, type Problem } from './errors.ts';
import { floor } from './floor.ts';
import type { Observation } from './observation.ts';
import type { Policy } from './policy.ts';
import { TERMINAL, type ReleaseRecord } from './record.ts';
import { NO_TRAFFIC, serving, split } from './traffic.ts';

/** What a plan starts from: the request's digest and sizes, and who asks. */
export interface Proposal {
  readonly releaseId: string;
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  readonly manifest: string;
  readonly edgeManifest: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly policy: Policy;
  readonly alarms: readonly string[];
  readonly owner: ReleaseRecord['owner'];
}

export type Plan =
  | { readonly kind: 'none'; readonly colour: Colour; readonly reason: string }
  | {
      readonly kind: 'release';
      readonly record: ReleaseRecord;
      readonly reason: string;
    };

/** Classifies the work from the proposal and the first observation. Throws Refusal when there is no safe way on. */
export function plan(proposal: Proposal, seen: Observation, now: number, leaseMs: number): Plan {
  if (belongsToOther(proposal, seen)) throw new Refusal([namesCollide(proposal, seen)]);
  const live = serving(seen.rule?.weights);
  if (live === 'split') throw new Refusal([splitTraffic(seen)]);
  if (live !== null && unchanged(proposal, seen, live))
    return {
      kind: 'none',
      colour: live,
      reason: `${live} already serves exactly this`,
    };
  const record = firstRecord(proposal, seen, live, now, leaseMs);
  const reason =
    live === null
      ? 'first release: nothing serves yet'
      : `${live} serves; ${record.candidate.colour} takes over`;
  return { kind: 'release', record, reason };
}

/** `a-b` in `c` and `a` in `b-c` make the same stack names: the tags tell whose stack it is. */
function belongsToOther({ service, environment }: Proposal, { edge }: Observation): boolean {
  const [owner, place] = [edge.tags['torchserve-deploy:service'], edge.tags['torchserve-deploy:environment']];
  return edge.state !== 'absent' && (owner !== service || place !== environment);
}

function unchanged(proposal: Proposal, seen: Observation, live: Colour): boolean {
  const fleet = seen.fleets[live];
  const sameEdge = seen.edge.tags['torchserve-deploy:manifest'] === proposal.edgeManifest;
  return (
    sameEdge &&
    fleet.manifest === proposal.manifest &&
    floor(fleet, seen.targets[live], proposal.policy).holds
  );
}

function firstRecord(
  proposal: Proposal,
  seen: Observation,
  live: Colour | null,
  now: number,
  leaseMs: number,
): ReleaseRecord {
  const { minSize, maxSize, edgeManifest, policy, ...pinned } = proposal;
  const colour = live === null ? 'blue' : other(live);
  const weights = live === null ? NO_TRAFFIC : split(live, 100);
  return {
    schemaVersion: 1,
    ...pinned,
    candidate: { colour, minSize, maxSize },
    stable:
      live === null
        ? null
        : {
            colour: live,
            desired: seen.fleets[live].desired,
            minSize: seen.fleets[live].minSize,
          },
    phase: 'provisioning',
    step: 0,
    weights,
    enteredAt: now,
    edge: { manifest: edgeManifest, asked: false },
    readBackAt: null,
    passes: 0,
    deadlineAt: now + policy.provisioningMs,
    leaseUntil: now + leaseMs,
    // With nothing to compare with, a share of traffic would only be a share of refused requests.
    policy: live === null ? { ...policy, steps: [{ weight: 100, quietMs: 0 }] } : policy,
    cancelRequested: false,
    cause: null,
    evidence: { golden: 0, requests: 0 },
    startedAt: now,
    history: [],
  };
}

/** What two runs' clocks, and a call under way, may be apart: an owner stops at its lease, a taker waits beyond it. */
const TAKEOVER_WAIT_MS = 15_000;

/** Whether a run may act on the stored record: its own, an ended one, or one whose owner is gone. */
export function claim(
  stored: ReleaseRecord | null,
  proposal: Pick<Proposal, 'manifest' | 'owner'>,
  now: number,
): { readonly kind: 'free' | 'resume' | 'revert' } {
  if (stored === null || TERMINAL.has(stored.phase)) {
    if (stored?.phase === 'stuck') throw new Refusal([stuckRelease(stored)]);
    return { kind: 'free' };
  }
  const { runId, attempt } = proposal.owner;
  const ours = stored.owner.runId === runId && stored.manifest === proposal.manifest;
  // GitHub may have given up on an earlier attempt whose process still works.
  if (stored.leaseUntil + TAKEOVER_WAIT_MS > now && !(ours && stored.owner.attempt === attempt))
    throw new Refusal([otherRelease(stored)]);
  return { kind: ours ? 'resume' : 'revert' };
}

const splitTraffic = (seen: Observation): Problem => ({
  code: 'TSD4501',
  subject: seen.edge.name,
  message: `traffic is split (blue ${seen.rule?.weights.blue}, green ${seen.rule?.weights.green}) and no release record says why`,
  remedy: 'Decide which side should serve, give it the whole weight on the listener rule, and run again.',
});

const namesCollide = ({ service, environment }: Proposal, { edge }: Observation): Problem => ({
  code: 'TSD4504',
  subject: edge.name,
  message: `the stack belongs to ${edge.tags['torchserve-deploy:service'] ?? 'something else'} in ${edge.tags['torchserve-deploy:environment'] ?? 'no environment'}, not to ${service} in ${environment}`,
  remedy: 'Give `service` or `environment` a name that makes another stack name.',
});

const stuckRelease = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4502',
  subject: stored.releaseId,
  message: `the last release of ${stored.service}/${stored.environment} is stuck: ${stored.cause?.message ?? 'no cause recorded'}`,
  remedy: `Look at what it names (${stored.owner.url}), put it right, then remove its record to go on.`,
});

const otherRelease = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4503',
  subject: stored.releaseId,
  message: `another run releases ${stored.service}/${stored.environment} now: ${stored.owner.url}`,
  remedy: 'Wait for it, or cancel that run: it then moves traffic back by itself.',
});
