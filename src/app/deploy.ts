import type { Artifact } from '../core/artifact.ts';
import { other } from '../core/colour.ts';
import { Failure } from '../core/errors.ts';
import { gate } from '../core/gate.ts';
import { releaseManifest } from '../core/manifest.ts';
import type { Observation, StackView } from '../core/observation.ts';
import { claim, plan, type Proposal } from '../core/plan.ts';
import { TERMINAL, type Phase, type ReleaseRecord } from '../core/record.ts';
import type { DeployRequest, PreparedRequest } from '../core/request.ts';
import { stackNames, type StackNames } from '../core/stack-names.ts';
import type { Clock, Cloud, Tell } from '../ports.ts';
import { apply, type MakeBundle, type Means } from './apply.ts';
import { observe } from './observe.ts';
import { findPlaces } from './places.ts';
import { prepare, type VerifyArchive } from './prepare.ts';
import { releaseLoop, requestCancel, type Held, type LoopParts } from './release-loop.ts';
import { edgeParameters, type Templates } from './wishes.ts';

/** How long a silent run keeps its lock; renewed at half of it. */
const LEASE_MS = 60_000;

/** Everything the deploy verb works with; the entry makes it, tests make it on fakes. */
export interface DeployParts {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly templates: Templates;
  /** Digest of the files every instance runs (boot.sh, agent.py). */
  readonly instanceFiles: string;
  readonly verifyArchive: VerifyArchive;
  readonly makeBundle: MakeBundle;
  readonly sha256: (text: string) => string;
  readonly owner: ReleaseRecord['owner'];
  /** Told as soon as there is a record to heal, should this process end here. */
  readonly begun: (record: ReleaseRecord) => void;
}

/** What a run came to, for outputs and reports. */
export interface Outcome {
  /** null when nothing had to be done. */
  readonly record: ReleaseRecord | null;
  readonly artifact: Artifact;
  readonly seen: Observation;
  readonly changed: boolean;
}

/** One release from request to end. Throws Refusal when nothing was changed, Failure when AWS would not go on. */
export async function deploy(
  parts: DeployParts,
  request: DeployRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const { cloud, clock, tell } = parts;
  const names = stackNames(request.service, request.environment);
  const prepared = await prepare(cloud, request, parts.verifyArchive, tell);
  const places = await findPlaces(cloud, request.network);
  const means: Means = {
    request: prepared,
    templates: parts.templates,
    places,
    makeBundle: parts.makeBundle,
  };
  const proposal = propose(parts, prepared, means);
  const stored = await takeOver(parts, names, proposal, request.pollMs, signal);
  const began =
    stored?.resumed === true ? stored.held : await begin(parts, names, proposal, stored?.held.tag ?? null);
  const artifact = prepared.verified;
  if ('none' in began) return { record: null, artifact, seen: began.none, changed: false };
  parts.begun(began.record);
  tell({ kind: 'phase', record: began.record, reason: `release ${began.record.releaseId}` });
  const loop = loopParts(parts, names, means, request.pollMs);
  const ended = await releaseLoop(loop, began, signal).catch((error: unknown) =>
    turnBackFrom(error, loop, began.record, signal),
  );
  if (signal.aborted) await requestCancel(cloud.records, request.service, request.environment);
  else await cloud.records.archive(ended.record);
  const seen = await observe(cloud, names, ended.record, clock.now());
  return { record: ended.record, artifact, seen, changed: true };
}

/** A command that AWS will not carry out fails the release like a gate does: with its cause, and traffic goes back. */
async function turnBackFrom(
  error: unknown,
  loop: LoopParts,
  { service, environment, releaseId }: ReleaseRecord,
  signal: AbortSignal,
): Promise<Held> {
  if (!(error instanceof Failure)) throw error;
  loop.tell({ kind: 'note', text: error.message });
  const held = await requestCancel(loop.records, service, environment, error.problem);
  if (held === null || held.record.releaseId !== releaseId) throw error;
  return releaseLoop(loop, held, signal);
}

/**
 * What the post step does after a cancel or a crash of the main step: traffic back to stable. It ends once the
 * weights are read back; what is left to delete is for the next run.
 */
export async function turnBack(
  parts: Pick<DeployParts, 'cloud' | 'clock' | 'tell'>,
  service: string,
  environment: string,
  releaseId: string,
  signal: AbortSignal,
): Promise<ReleaseRecord | null> {
  const held = await requestCancel(parts.cloud.records, service, environment);
  if (held?.record.releaseId !== releaseId || TERMINAL.has(held.record.phase)) return null;
  const names = stackNames(service, environment);
  const ended = await releaseLoop(loopParts(parts, names, null, 1000), held, signal);
  return ended.record;
}

function propose(parts: DeployParts, request: PreparedRequest, means: Means): Proposal {
  const { sha256, templates, instanceFiles } = parts;
  const manifest = releaseManifest(request, { fleetTemplate: templates.fleet, instanceFiles }, sha256);
  const edgeManifest = sha256(
    JSON.stringify([templates.edge, edgeParameters(request, means.places), request.tags]),
  );
  return {
    releaseId: `r${parts.owner.runId}-${parts.owner.attempt}-${manifest.slice(0, 8)}`,
    service: request.service,
    environment: request.environment,
    artifact: request.verified,
    manifest,
    edgeManifest,
    minSize: request.minSize,
    maxSize: request.maxSize,
    policy: request.policy,
    alarms: request.alarms,
    owner: parts.owner,
  };
}

/** The stored record: resumed when it is this run's, reverted first when its owner is gone. */
async function takeOver(
  parts: DeployParts,
  names: StackNames,
  proposal: Proposal,
  pollMs: number,
  signal: AbortSignal,
): Promise<{ held: Held; resumed: boolean } | null> {
  const stored = await parts.cloud.records.load(proposal.service, proposal.environment);
  const { kind } = claim(stored?.record ?? null, proposal, parts.clock.now());
  if (stored === null) return null;
  if (kind !== 'revert') return { held: stored, resumed: kind === 'resume' };
  parts.tell({
    kind: 'note',
    text: `release ${stored.record.releaseId} was left by its run: traffic goes back first`,
  });
  const record = { ...stored.record, owner: proposal.owner, cancelRequested: true };
  const tag = await parts.cloud.records.save(record, stored.tag);
  const held = await releaseLoop(loopParts(parts, names, null, pollMs), { record, tag }, signal);
  await parts.cloud.records.archive(held.record);
  return { held, resumed: false };
}

async function begin(
  parts: DeployParts,
  names: StackNames,
  proposal: Proposal,
  tag: string | null,
): Promise<Held | { readonly none: Observation }> {
  const seen = await observe(parts.cloud, names, null, parts.clock.now());
  const made = plan(proposal, seen, parts.clock.now(), LEASE_MS);
  parts.tell({ kind: 'note', text: made.reason });
  if (made.kind === 'none') return { none: seen };
  return { record: made.record, tag: await parts.cloud.records.save(made.record, tag) };
}

function loopParts(
  { cloud, clock, tell }: Pick<DeployParts, 'cloud' | 'clock' | 'tell'>,
  names: StackNames,
  means: Means | null,
  pollMs: number,
): LoopParts {
  return {
    records: cloud.records,
    clock,
    tell,
    observe: (record, now) => observe(cloud, names, record, now),
    apply: (command, record, seen) => apply(cloud, names, means, command, record, seen),
    watch: (record, seen) => watch({ cloud, clock, tell }, record, seen),
    pollMs,
    leaseMs: LEASE_MS,
  };
}

/** Per-resource events and what is awaited. A failed look never decides anything: it is shown at the next poll. */
async function watch(
  { cloud, clock, tell }: Pick<DeployParts, 'cloud' | 'clock' | 'tell'>,
  record: ReleaseRecord,
  seen: Observation,
): Promise<void> {
  const verdict = gate(record, seen, clock.now());
  if (verdict.kind === 'wait') {
    const elapsedMs = clock.now() - record.enteredAt;
    tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
  }
  const events = await Promise.allSettled(changing(record, seen).map((name) => cloud.stacks.newEvents(name)));
  for (const answer of events)
    if (answer.status === 'fulfilled') for (const event of answer.value) tell({ kind: 'stack-event', event });
}

/** The stacks this phase makes or removes. */
function changing(record: ReleaseRecord, seen: Observation): readonly string[] {
  const candidate = seen.fleets[record.candidate.colour].stack;
  const idle = seen.fleets[other(record.candidate.colour)].stack;
  const stacks: Partial<Record<Phase, readonly StackView[]>> = {
    provisioning: [seen.edge, candidate],
    retiring: [idle],
    rolling_back: [candidate],
  };
  return (stacks[record.phase] ?? []).filter((stack) => stack.state !== 'absent').map((stack) => stack.name);
}
