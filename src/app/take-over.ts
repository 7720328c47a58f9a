import { Failure, Refusal } from '../core/errors.ts';
import { claim, stuckRelease } from '../core/plan/claim.ts';
import { resumedRollback } from '../core/plan/upkeep.ts';
import { leftoverNotFinished } from '../core/problems/interruptions.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { serving } from '../core/weights.ts';
import { bringToEnd } from './bring-to-end.ts';
import { acquire } from './lock.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type Held, type Run } from './run.ts';

/**
 * Resumes the stored record if it is this run's own, and brings it to its end if its owner is gone. Throws Refusal while
 * another run leads it or a person is needed, Failure when the signal stopped this run before that end.
 */
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
    text: `release ${next.releaseId} was left by its run: this run brings it to its end first`,
  });
  const ended = await completeUpkeep(run, next, held);
  if (ended.record.phase === 'stuck') throw new Refusal([stuckRelease(ended.record)]);
  if (!TERMINAL.has(ended.record.phase)) throw new Failure(leftoverNotFinished(ended.record.releaseId));
  return { how: 'ended', held: ended };
}

/**
 * The stored record, and how this run got hold of it. `free`: no release runs (null: there was never one). `resumed`: this
 * run's own release goes on. `ended`: this run first brought a release to its end that another run had left.
 */
type Found =
  | { readonly how: 'free'; readonly held: Held | null }
  | { readonly how: 'resumed' | 'ended'; readonly held: Held };

/** What a run wants to do with the record that it finds. */
interface TakeOverIntent {
  /** Digest of what this run wants to release; null: it releases nothing. */
  readonly manifest: string | null;
  readonly acceptObserved: boolean;
  /** Decides about an accepted stuck release whose traffic is all on stable: only `rollback` turns it back again. */
  readonly verb: 'deploy' | 'rollback';
}

/** Takes the lock for a record that is not this run's own release, runs it to its end and archives it. Makes nothing new. */
export async function completeUpkeep(run: Run, record: ReleaseRecord, before: Held): Promise<Held> {
  const begun = await acquire(run, record, before);
  run.begun(record, 'upkeep');
  const ended = await bringToEnd(run, null, begun);
  if (TERMINAL.has(ended.record.phase)) await run.cloud.records.archive(ended.record);
  return ended;
}

/**
 * The record that turns a stuck release back, after a person has accepted what is observed. null: nothing is left to
 * turn back, so the weights that are observed stay.
 */
async function accepted(
  run: Run,
  { verb }: TakeOverIntent,
  stuck: ReleaseRecord,
): Promise<ReleaseRecord | null> {
  const { cloud, clock, owner, scope } = run;
  const seen = await observe(cloud, scope.names, null, { at: clock.now() });
  const live = serving(seen.rule?.weights);
  const unfinished = live === 'split' || (verb === 'rollback' && live === stuck.stable?.colour);
  return unfinished ? resumedRollback(stuck, { owner, now: clock.now(), leaseMs: LEASE_MS }) : null;
}
