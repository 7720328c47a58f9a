import { decide } from '../core/loop/decide.ts';
import { Failure, RecordConflict, type Problem } from '../core/errors.ts';
import type { Observation } from '../core/observation.ts';
import { acknowledged, isDestructive, type Command } from '../core/loop/command.ts';
import { reconcile } from '../core/loop/reconcile.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { sameWeights } from '../core/weights.ts';
import type { Clock, RecordStore, Tell, Written } from '../ports.ts';

/** A record together with the stored version it was read from or written as. */
export interface Held {
  readonly record: ReleaseRecord;
  readonly tag: string;
}

export interface LoopParts {
  readonly records: RecordStore;
  readonly clock: Clock;
  readonly tell: Tell;
  /** `fresh`: nothing in it is older than the call. */
  readonly observe: (record: ReleaseRecord, now: number, fresh: boolean) => Promise<Observation>;
  readonly apply: (command: Command, record: ReleaseRecord, seen: Observation) => Promise<Written>;
  /** Told each poll, for display alone. */
  readonly watch: (record: ReleaseRecord, seen: Observation) => Promise<void>;
  readonly pollMs: number;
  readonly leaseMs: number;
}

/**
 * Observe, decide, save, apply, until the release has ended or the signal asks to stop.
 * A crash anywhere is healed by calling it again. Throws RecordConflict when another run took the record over.
 */
export async function releaseLoop(parts: LoopParts, held: Held, signal: AbortSignal): Promise<Held> {
  let current = held;
  while (!TERMINAL.has(current.record.phase) && !signal.aborted) {
    current = await takeTurn(parts, current);
    if (!TERMINAL.has(current.record.phase)) await parts.clock.sleep(jittered(parts.pollMs), signal);
  }
  return current;
}

async function takeTurn(parts: LoopParts, held: Held): Promise<Held> {
  const seen = await look(parts, held.record, false);
  if (seen === null) return held;
  const decided = await keep(parts, held, decide(held.record, seen, parts.clock.now()));
  await parts.watch(decided.record, seen);
  const commands = reconcile(decided.record, seen);
  return commands.some(isDestructive) ? lookAgain(parts, decided) : carryOut(parts, decided, seen, commands);
}

/** What cannot be undone is never done on a view of which a part may be old: look at all of it, and decide anew. */
async function lookAgain(parts: LoopParts, held: Held): Promise<Held> {
  const seen = await look(parts, held.record, true);
  if (seen === null) return held;
  const decided = await keep(parts, held, decide(held.record, seen, parts.clock.now()));
  return carryOut(parts, decided, seen, reconcile(decided.record, seen));
}

async function carryOut(
  parts: LoopParts,
  held: Held,
  seen: Observation,
  commands: readonly Command[],
): Promise<Held> {
  let current = held;
  for (const command of commands) {
    // The fence: who was paused looks again, and finds out that another run has taken over before it writes.
    if (parts.clock.now() - seen.at > parts.leaseMs / 2) break;
    current = await keep(parts, current, current.record);
    const outcome = await parts.apply(command, current.record, seen);
    if (outcome === 'done') current = await keep(parts, current, acknowledged(current.record, command));
    if (command.kind === 'weights')
      parts.tell({ kind: 'weights', weights: command.weights, candidate: current.record.candidate.colour });
  }
  return current;
}

/** null while AWS does not answer: what cannot be read decides nothing, until the deadline of the phase. */
async function look(parts: LoopParts, record: ReleaseRecord, fresh: boolean): Promise<Observation | null> {
  try {
    return await parts.observe(record, parts.clock.now(), fresh);
  } catch (error) {
    const silent = error instanceof Failure && error.problem.code === 'TSD3003';
    if (!silent || parts.clock.now() > (record.deadlineAt ?? Infinity)) throw error;
    parts.tell({ kind: 'note', text: error.message });
    return null;
  }
}

/** Saves what was decided, and renews the lease when half of it has passed. */
async function keep(parts: LoopParts, held: Held, next: ReleaseRecord): Promise<Held> {
  const now = parts.clock.now();
  const renew = held.record.leaseUntil - now < parts.leaseMs / 2;
  if (next === held.record && !renew) return held;
  const record = { ...next, leaseUntil: now + parts.leaseMs };
  const tag = await parts.records.save(record, held.tag);
  announce(parts.tell, held.record, record);
  return { record, tag };
}

function announce(tell: Tell, before: ReleaseRecord, after: ReleaseRecord): void {
  const entered = after.history.at(-1);
  const moved =
    before.phase !== after.phase || before.step !== after.step || !sameWeights(before.weights, after.weights);
  if (moved && entered !== undefined) tell({ kind: 'phase', record: after, reason: entered.reason });
}

/**
 * Marks a release that `owner` leads as to be turned back, whichever of its versions is stored: the next loop moves
 * traffic back. `cause` says why, unless one is recorded already; without any it was cancelled. null when it has ended,
 * or another run leads it by now.
 */
export async function requestCancel(
  records: RecordStore,
  led: Pick<ReleaseRecord, 'service' | 'environment' | 'releaseId' | 'owner'>,
  cause: Problem | null = null,
): Promise<Held | null> {
  for (;;) {
    const stored = await records.load(led.service, led.environment);
    if (stored === null || TERMINAL.has(stored.record.phase) || !isLedBy(stored.record, led)) return null;
    try {
      const record = { ...stored.record, cancelRequested: true, cause: stored.record.cause ?? cause };
      return { record, tag: await records.save(record, stored.tag) };
    } catch (error) {
      if (!(error instanceof RecordConflict)) throw error;
    }
  }
}

const isLedBy = (
  { releaseId, owner }: ReleaseRecord,
  led: Pick<ReleaseRecord, 'releaseId' | 'owner'>,
): boolean =>
  releaseId === led.releaseId && owner.runId === led.owner.runId && owner.attempt === led.owner.attempt;

/** Many runs at once must not poll in step; 5 % longer on average, for the looks that are taken twice. */
const jittered = (ms: number): number => ms * (0.9 + Math.random() * 0.3);
