import { isLed, isReturn } from '../core/plan/claim.ts';
import { Refusal } from '../core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { ArtifactSource, DeployRequest } from '../core/request.ts';
import { returnTo, straightBack } from '../core/plan/rollback.ts';
import * as refused from '../core/problems/rollback-refusals.ts';
import { isBegunBy, releaseIdOf } from '../core/release-id.ts';
import { s3Object } from '../core/inputs/forms/s3-uri.ts';
import { serving } from '../core/weights.ts';
import { begin, lastLook, lead, propose, type Outcome } from './deploy.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type MakingParts, type Scope } from './parts.ts';
import { prepare } from './prepare.ts';
import type { Held } from './release-loop.ts';
import { ask } from './ask.ts';
import { take, takeOver } from './take-over.ts';

export interface RollbackRequest {
  readonly actor: string;
  readonly acceptObserved: boolean;
}

/**
 * Stops a release that runs, or goes back to the one before: by weights alone while its fleet stands, else by making it
 * again from what was kept of it. Throws Refusal when there is nothing to go back to.
 */
export async function rollback(
  parts: MakingParts,
  scope: Scope,
  { actor, acceptObserved }: RollbackRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const stopped = await stopRunning(parts, scope, actor, signal);
  if (stopped?.phase === 'rolled_back' || stopped?.phase === 'stuck') return settled(parts, scope, stopped);
  const taking = { manifest: null, acceptObserved, verb: 'rollback' } as const;
  const ledBefore = (await parts.cloud.records.load(scope.service, scope.environment))?.record.owner.runId;
  const { held, how } = await takeOver(parts, scope, taking, signal);
  if (held === null) throw new Refusal([refused.neverReleased(scope)]);
  // Begun by an earlier attempt of this very run, and brought to its end by the sweep: once more would be too far.
  if (held.record.phase === 'promoted' && isBegunBy(held.record, parts.owner.runId))
    return settled(parts, scope, held.record);
  // An earlier attempt of this very run was turned back: what it was to do is still to be done.
  const again = stopped === null && ledBefore === parts.owner.runId && !isReturn(held.record);
  return how === 'ended' && wentBack(held.record) && !again
    ? settled(parts, scope, held.record)
    : goBack(parts, scope, held, acceptObserved, signal);
}

/** What was left by its run and brought to its end: only forward it may have gone when it was past the point of no return. */
const wentBack = (record: ReleaseRecord): boolean => record.phase === 'rolled_back' || isReturn(record);

/** What became of a release that another run leads and was asked to stop; null when none runs. */
async function stopRunning(
  parts: MakingParts,
  { service, environment, pollMs }: Scope,
  actor: string,
  signal: AbortSignal,
): Promise<ReleaseRecord | null> {
  const { cloud, clock, owner } = parts;
  const stored = await cloud.records.load(service, environment);
  const running =
    stored !== null && isLed(stored.record, clock.now()) && stored.record.owner.runId !== owner.runId;
  if (!running) return null;
  const wish = { kind: 'rollback', step: null, actor } as const;
  return ask(parts, stored.record, wish, (record) => TERMINAL.has(record.phase), pollMs, signal);
}

async function settled(parts: MakingParts, scope: Scope, record: ReleaseRecord): Promise<Outcome> {
  return { record, artifact: record.artifact, seen: await lastLook(parts, scope, record), changed: true };
}

async function goBack(
  parts: MakingParts,
  scope: Scope,
  held: Held,
  acceptObserved: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const { cloud, clock, owner } = parts;
  const seen = await observe(cloud, scope.names, null, clock.now());
  const live = serving(seen.rule?.weights);
  if (live === null || live === 'split') throw new Refusal([refused.nothingServes(scope, seen)]);
  const target = await releaseBefore(parts, scope, held.record, seen.fleets[live].releaseId);
  const by = { releaseId: releaseIdOf(owner, 'back'), owner };
  const back = returnTo(target, held.record, seen, live, by, clock.now(), LEASE_MS);
  if (back === null) return makeAgain(parts, scope, held, target, acceptObserved, signal);
  parts.tell({
    kind: 'note',
    text: `the fleet of ${target.releaseId} still stands: traffic goes back to it`,
  });
  const began = await take(cloud, back, held);
  return lead(parts, scope, null, began, signal);
}

/** The record of the release that served before the one that serves now. */
async function releaseBefore(
  { cloud }: MakingParts,
  scope: Scope,
  newest: ReleaseRecord,
  liveRelease: string | null,
): Promise<ReleaseRecord> {
  const { service, environment } = scope;
  const archived = (id: string | null | undefined): Promise<ReleaseRecord | null> =>
    id == null ? Promise.resolve(null) : cloud.records.archived(service, environment, id);
  const live = newest.releaseId === liveRelease ? newest : await archived(liveRelease);
  const before = await archived(live?.previous);
  if (before === null) throw new Refusal([refused.noEarlier(scope, liveRelease)]);
  return before;
}

/** Its fleet is gone: the same archive and settings, with this version's templates, through all gates at once. */
async function makeAgain(
  parts: MakingParts,
  scope: Scope,
  held: Held,
  target: ReleaseRecord,
  acceptObserved: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const kept = await parts.cloud.records.request(scope.service, scope.environment, target.releaseId);
  if (kept === null) throw new Refusal([refused.requestGone(scope, target)]);
  parts.tell({ kind: 'note', text: `the fleet of ${target.releaseId} is gone: it is made again` });
  const request: DeployRequest = {
    ...kept,
    artifact: sourceOf(target),
    policy: straightBack(kept),
    alarms: [],
    acceptObserved,
  };
  const prepared = await prepare(parts.cloud, request, parts.verifyArchive, parts.tell);
  if (prepared.verified.sha256 !== target.artifact.sha256)
    throw new Refusal([refused.artifactChanged(target, prepared.verified.sha256)]);
  const { means, proposal } = await propose(parts, prepared);
  const began = await begin(parts, scope, { ...proposal, previous: target.previous }, prepared, held);
  if ('none' in began) throw new Refusal([refused.noEarlier(scope, target.releaseId)]);
  return lead(parts, scope, means, began, signal);
}

/** The very object that was released. */
function sourceOf({ artifact: { uri, versionId } }: ReleaseRecord): ArtifactSource {
  const object = s3Object(uri);
  if (!object.ok) throw new Error(`the record names ${uri}`);
  return { ...object.value, kind: 's3', versionId };
}
