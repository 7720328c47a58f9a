import { capacityManifest, releaseManifest } from '../core/plan/manifest.ts';
import type { Observation } from '../core/observation.ts';
import { plan, type Proposal } from '../core/plan/plan.ts';
import type { PreparedRequest } from '../core/request.ts';
import { acquire } from './lock.ts';
import { observe } from './observe.ts';
import { findPlaces } from './places.ts';
import { startOf, type Held, type MakingRun, type ReleaseMaterials, type Run } from './run.ts';
import { edgeParameters } from './edge-wish.ts';

/** The beginning of a release: looks up what the request names, plans the release, and takes the lock. */

/** A request in two forms: what its fleet is made from, and the digests and sizes that a plan compares. */
interface Proposed {
  readonly materials: ReleaseMaterials;
  readonly proposal: Proposal;
}

/** The result of planning: a release whose lock this run holds, or nothing to do. */
type Begun =
  { readonly kind: 'begun'; readonly held: Held } | { readonly kind: 'none'; readonly seen: Observation };

/** Looks up what the request names and makes its digests. Throws Refusal. */
export async function propose(run: MakingRun, request: PreparedRequest): Promise<Proposed> {
  const { cloud, sha256, templates, instanceFiles, makeBundle } = run;
  const places = await findPlaces(cloud, request.network);
  const { service, environment, minSize, maxSize, policy, alarms, acceptObserved } = request;
  const proposal = {
    service,
    environment,
    artifact: request.verified,
    manifest: releaseManifest(request, { fleetTemplate: templates.fleet, instanceFiles }, sha256),
    edgeManifest: sha256(JSON.stringify([templates.edge, edgeParameters(request, places), request.tags])),
    capacityManifest: capacityManifest(request, sha256),
    minSize,
    maxSize,
    policy,
    alarms,
    acceptObserved,
  };
  return { materials: { request, templates, places, makeBundle }, proposal };
}

/**
 * Plans from the first observation, keeps the request for a later rollback, and takes the lock. `before`: the stored
 * record; null when there is none. Throws Refusal.
 */
export async function begin(
  run: Run,
  { materials, proposal }: Proposed,
  before: Held | null,
): Promise<Begun> {
  const { cloud, clock, tell, scope } = run;
  const seen = await observe(cloud, scope.names, null, { at: clock.now(), alarms: proposal.alarms });
  const start = startOf(run, proposal.manifest.slice(0, 8));
  const made = plan(proposal, before?.record ?? null, seen, start);
  tell({ kind: 'note', text: made.reason });
  if (made.kind === 'none') return { kind: 'none', seen };
  if (made.kind === 'release') await cloud.records.keepRequest(made.record.releaseId, materials.request);
  return { kind: 'begun', held: await acquire(run, made.record, before) };
}
