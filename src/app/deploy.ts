import type { Artifact } from '../core/artifact.ts';
import { Failure } from '../core/errors.ts';
import { capacityManifest, releaseManifest } from '../core/plan/manifest.ts';
import type { Observation } from '../core/observation.ts';
import { plan, type Proposal } from '../core/plan/plan.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { DeployRequest, PreparedRequest } from '../core/request.ts';
import { releaseIdOf } from '../core/release-id.ts';
import { stackNames } from '../core/stack-names.ts';
import type { Means } from './apply.ts';
import { conduct } from './conduct.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type LeadParts, type MakingParts, type Parts, type Scope } from './parts.ts';
import { findPlaces } from './places.ts';
import { prepare } from './prepare.ts';
import { requestCancel, type Held } from './release-loop.ts';
import { take, takeOver } from './take-over.ts';
import { edgeParameters } from './wishes.ts';

/** What a run came to, for outputs and reports. */
export interface Outcome {
  /** null when nothing had to be done. */
  readonly record: ReleaseRecord | null;
  readonly artifact: Artifact;
  /** null: at the end AWS told nothing any more. */
  readonly seen: Observation | null;
  readonly changed: boolean;
}

/** One release from request to end. Throws Refusal when nothing was changed, Failure when AWS would not go on. */
export async function deploy(
  parts: MakingParts,
  request: DeployRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const scope = scopeOf(request);
  const prepared = await prepare(parts.cloud, request, parts.verifyArchive, parts.tell);
  const { means, proposal } = await propose(parts, prepared);
  const taking = {
    manifest: proposal.manifest,
    acceptObserved: request.acceptObserved,
    verb: 'deploy',
  } as const;
  const { held, how } = await takeOver(parts, scope, taking, signal);
  const began = how === 'resumed' ? held! : await begin(parts, scope, proposal, prepared, held);
  return 'none' in began
    ? { record: null, artifact: prepared.verified, seen: began.none, changed: false }
    : lead(parts, scope, means, began, signal);
}

/** Leads a record that this run holds to its end, and keeps it. */
export async function lead(
  parts: LeadParts,
  scope: Scope,
  means: Means | null,
  began: Held,
  signal: AbortSignal,
): Promise<Outcome> {
  const { cloud, tell } = parts;
  parts.begun(began.record, 'release');
  tell({ kind: 'phase', record: began.record, reason: `release ${began.record.releaseId}` });
  const { record } = await conduct(parts, scope, means, began, signal);
  if (TERMINAL.has(record.phase)) await cloud.records.archive(record);
  else await requestCancel(cloud.records, record);
  return { record, artifact: record.artifact, seen: await lastLook(parts, scope, record), changed: true };
}

/** For reports alone: what became of the release is recorded, whether AWS answers once more or not. */
export async function lastLook(
  { cloud, clock, tell }: Parts,
  { names }: Scope,
  record: ReleaseRecord,
): Promise<Observation | null> {
  try {
    return await observe(cloud, names, record, clock.now());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ kind: 'note', text: error.message });
    return null;
  }
}

/**
 * What the post step does after a cancel or a crash of the main step: traffic back to stable. It ends once the
 * weights are read back; what is left to delete is for the next run.
 */
export async function turnBack(
  parts: Parts,
  scope: Scope,
  led: Pick<ReleaseRecord, 'releaseId' | 'owner'>,
  signal: AbortSignal,
): Promise<ReleaseRecord | null> {
  const held = await requestCancel(parts.cloud.records, { ...scope, ...led });
  if (held === null) return null;
  return (await conduct(parts, scope, null, held, signal)).record;
}

export const scopeOf = ({
  service,
  environment,
  pollMs,
}: Pick<DeployRequest, 'service' | 'environment' | 'pollMs'>): Scope => ({
  service,
  environment,
  names: stackNames(service, environment),
  pollMs,
});

/** What the request comes to, in digests, and what making it takes. */
export async function propose(
  parts: MakingParts,
  request: PreparedRequest,
): Promise<{ readonly means: Means; readonly proposal: Proposal }> {
  const { cloud, sha256, templates, instanceFiles, makeBundle, owner } = parts;
  const places = await findPlaces(cloud, request.network);
  const manifest = releaseManifest(request, { fleetTemplate: templates.fleet, instanceFiles }, sha256);
  const proposal = {
    releaseId: releaseIdOf(owner, manifest.slice(0, 8)),
    service: request.service,
    environment: request.environment,
    artifact: request.verified,
    manifest,
    edgeManifest: sha256(JSON.stringify([templates.edge, edgeParameters(request, places), request.tags])),
    capacityManifest: capacityManifest(request, sha256),
    minSize: request.minSize,
    maxSize: request.maxSize,
    policy: request.policy,
    alarms: request.alarms,
    owner,
    acceptObserved: request.acceptObserved,
  };
  return { means: { request, templates, places, makeBundle }, proposal };
}

/** Plans from the first observation, keeps what a rollback would need, and takes the lock. */
export async function begin(
  { cloud, clock, tell }: Parts,
  { names }: Scope,
  proposal: Proposal,
  request: PreparedRequest,
  before: Held | null,
): Promise<Held | { readonly none: Observation }> {
  const seen = await observe(cloud, names, null, clock.now(), { alarms: proposal.alarms });
  const made = plan(proposal, before?.record ?? null, seen, clock.now(), LEASE_MS);
  tell({ kind: 'note', text: made.reason });
  if (made.kind === 'none') return { none: seen };
  if (made.kind === 'release') await cloud.records.keepRequest(made.record.releaseId, request);
  return take(cloud, made.record, before);
}
