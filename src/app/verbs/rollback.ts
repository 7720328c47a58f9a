import { isLed, isReturn } from '../../core/plan/claim.ts';
import { Refusal } from '../../core/errors.ts';
import { s3Object } from '../../core/inputs/forms/s3-uri.ts';
import { isBegunBy } from '../../core/names.ts';
import { returnTo, rollbackPolicy } from '../../core/plan/rollback.ts';
import * as refused from '../../core/problems/rollback-refusals.ts';
import { TERMINAL, type ReleaseRecord } from '../../core/record.ts';
import type { ArtifactSource, DeployRequest } from '../../core/request.ts';
import { serving } from '../../core/weights.ts';
import { ask } from '../ask.ts';
import { begin, propose } from '../begin.ts';
import { leadRelease, outcomeOf, type Outcome } from '../lead-release.ts';
import { acquire } from '../lock.ts';
import { observe } from '../observe.ts';
import { prepare } from '../prepare.ts';
import { startOf, type Held, type MakingRun } from '../run.ts';
import { takeOver } from '../take-over.ts';

/**
 * Stops the running release, or goes back to the one before: by weights alone while its fleet exists, else by making it
 * again from its kept request. Throws Refusal when there is nothing to go back to.
 */
export async function rollback(run: MakingRun, request: RollbackRequest): Promise<Outcome> {
  const { cloud, owner, scope } = run;
  const stopped = await stopRunning(run, request.actor);
  if (stopped?.phase === 'rolled_back' || stopped?.phase === 'stuck') return outcomeOf(run, stopped);
  const before = (await cloud.records.load(scope.service, scope.environment))?.record;
  const { acceptObserved } = request;
  const { held, how } = await takeOver(run, { manifest: null, acceptObserved, verb: 'rollback' });
  if (held === null) throw new Refusal([refused.neverReleased(scope)]);
  // An earlier attempt of this run began this rollback and the sweep finished it: another one would go too far back.
  if (held.record.phase === 'promoted' && isBegunBy(held.record, owner.runId))
    return outcomeOf(run, held.record);
  // An earlier attempt of this run was turned back, so its rollback is still to be done.
  const again = stopped === null && before?.owner.runId === owner.runId && !isReturn(held.record);
  return how === 'ended' && endedOnOlder(held.record) && !again
    ? outcomeOf(run, held.record)
    : goBack(run, held, acceptObserved);
}

/** The inputs of one rollback. `acceptObserved`: a person has looked at a stuck release. */
interface RollbackRequest {
  readonly actor: string;
  readonly acceptObserved: boolean;
}

/** True if traffic ended on the older fleet. A release past `retiring` can only finish forward. */
const endedOnOlder = (record: ReleaseRecord): boolean => record.phase === 'rolled_back' || isReturn(record);

/** Asks another run to stop the release that it leads. Resolves with the ended record; null when none runs or it does not end. */
async function stopRunning(run: MakingRun, actor: string): Promise<ReleaseRecord | null> {
  const { cloud, clock, owner, scope } = run;
  const stored = await cloud.records.load(scope.service, scope.environment);
  const running =
    stored !== null && isLed(stored.record, clock.now()) && stored.record.owner.runId !== owner.runId;
  if (!running) return null;
  const wish = { kind: 'rollback', step: null, actor } as const;
  return ask(run, stored.record, wish, (record) => TERMINAL.has(record.phase));
}

async function goBack(run: MakingRun, held: Held, acceptObserved: boolean): Promise<Outcome> {
  const { cloud, clock, scope, tell } = run;
  const seen = await observe(cloud, scope.names, null, { at: clock.now() });
  const live = serving(seen.rule?.weights);
  if (live === null || live === 'split') throw new Refusal([refused.nothingServes(scope, seen)]);
  const target = await releaseBefore(run, held.record, seen.fleets[live].releaseId);
  const back = returnTo({ target, stored: held.record, live }, seen, startOf(run, 'back'));
  if (back === null) return makeAgain(run, held, target, acceptObserved);
  tell({ kind: 'note', text: `the fleet of ${target.releaseId} still exists: traffic goes back to it` });
  return leadRelease(run, null, await acquire(run, back, held));
}

/** The record of the release that served before the present one. Throws Refusal when none is archived. */
async function releaseBefore(
  { cloud, scope }: MakingRun,
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

/** Makes an earlier release again: the same archive and settings, today's templates, all traffic in one step. */
async function makeAgain(
  run: MakingRun,
  held: Held,
  target: ReleaseRecord,
  acceptObserved: boolean,
): Promise<Outcome> {
  const { cloud, scope, tell } = run;
  const kept = await cloud.records.request(scope.service, scope.environment, target.releaseId);
  if (kept === null) throw new Refusal([refused.requestGone(scope, target)]);
  tell({ kind: 'note', text: `the fleet of ${target.releaseId} is gone: this run makes it again` });
  const request: DeployRequest = {
    ...kept,
    artifact: sourceOf(target),
    policy: rollbackPolicy(kept),
    alarms: [],
    acceptObserved,
  };
  const prepared = await prepare(run, request);
  if (prepared.verified.sha256 !== target.artifact.sha256)
    throw new Refusal([refused.artifactChanged(target, prepared.verified.sha256)]);
  const { materials, proposal } = await propose(run, prepared);
  const begun = await begin(run, { materials, proposal: { ...proposal, previous: target.previous } }, held);
  if (begun.kind === 'none') throw new Refusal([refused.noEarlier(scope, target.releaseId)]);
  return leadRelease(run, materials, begun.held);
}

/** The exact object that was released. */
function sourceOf({ artifact: { uri, versionId } }: ReleaseRecord): ArtifactSource {
  const object = s3Object(uri);
  if (!object.ok) throw new Error(`the record names ${uri}`);
  return { ...object.value, kind: 's3', versionId };
}
