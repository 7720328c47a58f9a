import { Failure, Refusal } from '../core/errors.ts';
import { claim, stuckRelease } from '../core/plan/claim.ts';
import { resumedRollback } from '../core/plan/upkeep.ts';
import { leftoverNotFinished } from '../core/problems/interruptions.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { serving } from '../core/weights.ts';
import { bringToEnd } from './bring-to-end.ts';
import { acquire } from './lock.ts';
import { observe } from './observe.ts';
import { startOf, type Held, type Run } from './run.ts';

/**
 * What was found, and what had to be done before this run may act. `free`: nothing runs (null: there was never a release).
 * `resumed`: this run's own release goes on. `ended`: one that was left was brought to its end first.
 */
export type Found =
  | { readonly how: 'free'; readonly held: Held | null }
  | { readonly how: 'resumed' | 'ended'; readonly held: Held };

/** What a run wants of the record that it finds. */
export interface TakeOverIntent {
  /** Digest of what this run wants to release; null: none. */
  readonly manifest: string | null;
  readonly acceptObserved: boolean;
  /** What a stuck release means once a person has looked: where traffic is whole, only `rollback` still ends it. */
  readonly verb: 'deploy' | 'rollback';
}

/** Resumes the stored record when it is this run's own, brings it to its end first when its owner is gone. Throws Refusal. */
export async function takeOver(run: Run, intent: TakeOverIntent): Promise<Found> {
  const { cloud, clock, owner, tell, scope } = run;
  const held = await cloud.records.load(scope.service, scope.environment);
  const claimed = claim(held?.record ?? null, { owner, ...intent }, clock.now());
  if (held === null || claimed === 'free') return { how: 'free', held };
  if (claimed === 'resume') return { how: 'resumed', held };
  const next =
    claimed === 'accept'
      ? await accepted(run, intent, held.record)
      : { ...held.record, owner, cancelRequested: claimed === 'revert' };
  if (next === null) return { how: 'free', held };
  tell({
    kind: 'note',
    text: `release ${next.releaseId} was left by its run: it is brought to its end first`,
  });
  const ended = await completeUpkeep(run, next, held);
  if (ended.record.phase === 'stuck') throw new Refusal([stuckRelease(ended.record)]);
  if (!TERMINAL.has(ended.record.phase)) throw new Failure(leftoverNotFinished(ended.record.releaseId));
  return { how: 'ended', held: ended };
}

/** Brings a record that is no release of this run's own to its end, and archives it. Makes nothing new. */
export async function completeUpkeep(run: Run, record: ReleaseRecord, before: Held): Promise<Held> {
  const begun = await acquire(run, record, before);
  run.begun(record, 'upkeep');
  const ended = await bringToEnd(run, null, begun);
  if (TERMINAL.has(ended.record.phase)) await run.cloud.records.archive(ended.record);
  return ended;
}

/** The record of a stuck release that goes back as it should have; null: traffic is whole, and what is observed counts. */
async function accepted(
  run: Run,
  { verb }: TakeOverIntent,
  stuck: ReleaseRecord,
): Promise<ReleaseRecord | null> {
  const { cloud, clock, scope } = run;
  const seen = await observe(cloud, scope.names, null, { at: clock.now() });
  const live = serving(seen.rule?.weights);
  const unfinished = live === 'split' || (verb === 'rollback' && live === stuck.stable?.colour);
  return unfinished ? resumedRollback(stuck, startOf(run, '')) : null;
}
