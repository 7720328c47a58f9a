import { claim, isLed, otherRelease, stuckRelease } from '../core/plan/claim.ts';
import { Failure, RecordConflict, Refusal, type Problem } from '../core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { serving } from '../core/weights.ts';
import { turnedBackAgain } from '../core/plan/upkeep.ts';
import { conduct } from './conduct.ts';
import type { Cloud } from '../ports.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type LeadParts, type Scope } from './parts.ts';
import type { Held } from './release-loop.ts';

/** What was found and what had to be done before this run may act. */
export interface Found {
  /** null: there was never a release. */
  readonly held: Held | null;
  /** resumed: this run's own release goes on · ended: one that was left was brought to its end first. */
  readonly how: 'free' | 'resumed' | 'ended';
}

export interface Taking {
  /** Digest of what this run wants to release; null: none. */
  readonly manifest: string | null;
  readonly acceptObserved: boolean;
  /** What a stuck release means once a person has looked: where traffic is whole, only `rollback` still ends it. */
  readonly verb: 'deploy' | 'rollback';
}

/** The stored record: resumed when it is this run's, brought to its end first when its owner is gone. Throws Refusal. */
export async function takeOver(
  parts: LeadParts,
  scope: Scope,
  taking: Taking,
  signal: AbortSignal,
): Promise<Found> {
  const { cloud, clock, owner, tell } = parts;
  const held = await cloud.records.load(scope.service, scope.environment);
  const claimed = claim(held?.record ?? null, { owner, ...taking }, clock.now());
  if (held === null || claimed === 'free') return { held, how: 'free' };
  if (claimed === 'resume') return { held, how: 'resumed' };
  const next =
    claimed === 'accept'
      ? await accepted(parts, scope, taking, held.record)
      : { ...held.record, owner, cancelRequested: claimed === 'revert' };
  if (next === null) return { held, how: 'free' };
  tell({
    kind: 'note',
    text: `release ${next.releaseId} was left by its run: it is brought to its end first`,
  });
  const ended = await finish(parts, scope, next, held, signal);
  if (ended.record.phase === 'stuck') throw new Refusal([stuckRelease(ended.record)]);
  if (!TERMINAL.has(ended.record.phase)) throw new Failure(stopped(ended.record));
  return { held: ended, how: 'ended' };
}

const stopped = ({ releaseId }: ReleaseRecord): Problem => ({
  code: 'TSD4403',
  subject: releaseId,
  message: 'the run was stopped before what an earlier one left was brought to its end',
  remedy: 'Run it again: any run of this service and environment finishes it first.',
});

/**
 * Takes the lock for `record`. What it takes the place of is kept first: its own run may have been lost before it could
 * keep it, and a rollback needs it. Throws Refusal, as a moment later it would have, when another run was first.
 */
export async function take(
  { records }: Pick<Cloud, 'records'>,
  record: ReleaseRecord,
  before: Held | null,
): Promise<Held> {
  if (before !== null && TERMINAL.has(before.record.phase)) await records.archive(before.record);
  try {
    return { record, tag: await records.save(record, before?.tag ?? null) };
  } catch (error) {
    const first =
      error instanceof RecordConflict ? await records.load(record.service, record.environment) : null;
    if (first !== null && isLed(first.record, record.startedAt))
      throw new Refusal([otherRelease(first.record)]);
    throw error;
  }
}

/** Leads a record that was left to its end, and keeps it. */
export async function finish(
  parts: LeadParts,
  scope: Scope,
  record: ReleaseRecord,
  before: Held,
  signal: AbortSignal,
): Promise<Held> {
  const { records } = parts.cloud;
  const begun = await take(parts.cloud, record, before);
  parts.begun(record, 'upkeep');
  const ended = await conduct(parts, scope, null, begun, signal);
  if (TERMINAL.has(ended.record.phase)) await records.archive(ended.record);
  return ended;
}

/** null: traffic is whole, and what is observed counts. */
async function accepted(
  { cloud, clock, owner }: LeadParts,
  { names }: Scope,
  { verb }: Taking,
  stuck: ReleaseRecord,
): Promise<ReleaseRecord | null> {
  const seen = await observe(cloud, names, null, clock.now());
  const live = serving(seen.rule?.weights);
  const unfinished = live === 'split' || (verb === 'rollback' && live === stuck.stable?.colour);
  return unfinished ? turnedBackAgain(stuck, owner, clock.now(), LEASE_MS) : null;
}
