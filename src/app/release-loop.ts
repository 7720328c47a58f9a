import { Failure } from '../core/errors.ts';
import { withCommandAccepted, isDestructive, type Command } from '../core/loop/command.ts';
import { decide } from '../core/loop/decide.ts';
import { reconcile } from '../core/loop/reconcile.ts';
import type { Observation } from '../core/observation.ts';
import { isAwsSilent } from '../core/problems/kinds.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { formatWeights, sameWeights, type Weights } from '../core/weights.ts';
import type { WriteResult } from '../ports.ts';
import { apply } from './apply.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type Held, type ReleaseMaterials, type Run } from './run.ts';
import { watchOf, type Watch } from './watch.ts';

/**
 * Observes, decides, saves and applies until the release has ended or the run's signal aborts. Calling it again heals a
 * crash at any point. Throws RecordConflict when another run has taken the record over.
 */
export async function releaseLoop(run: Run, materials: ReleaseMaterials | null, held: Held): Promise<Held> {
  const { clock, scope, signal } = run;
  const loop = { run, materials, watch: watchOf(run) };
  let current = held;
  while (!TERMINAL.has(current.record.phase) && !signal.aborted) {
    current = await takeTurn(loop, current);
    if (!TERMINAL.has(current.record.phase)) await clock.sleep(jittered(scope.pollMs), signal);
  }
  return current;
}

/** What every turn of one loop needs. */
interface Loop {
  readonly run: Run;
  readonly materials: ReleaseMaterials | null;
  readonly watch: Watch;
}

async function takeTurn(loop: Loop, held: Held): Promise<Held> {
  const seen = await look(loop, held.record, false);
  if (seen === null) return held;
  const next = decide(held.record, seen, loop.run.clock.now());
  await loop.watch.tellStackEvents(seen);
  const decided = await keep(loop, held, next);
  loop.watch.tellProgress(decided.record, seen);
  const commands = reconcile(decided.record, seen);
  return commands.some(isDestructive) ? lookAgain(loop, decided) : carryOut(loop, decided, seen, commands);
}

/** Observes and decides again without remembered answers: an irreversible write never rests on an old answer. */
async function lookAgain(loop: Loop, held: Held): Promise<Held> {
  const seen = await look(loop, held.record, true);
  if (seen === null) return held;
  const decided = await keep(loop, held, decide(held.record, seen, loop.run.clock.now()));
  return carryOut(loop, decided, seen, reconcile(decided.record, seen));
}

async function carryOut(
  loop: Loop,
  held: Held,
  seen: Observation,
  commands: readonly Command[],
): Promise<Held> {
  const { run, materials } = loop;
  let current = held;
  for (const command of commands) {
    // The fence: a run that was paused observes again before it writes, and so finds out that another run took over.
    if (run.clock.now() - seen.at > LEASE_MS / 2) break;
    current = await keep(loop, current, current.record);
    const outcome = await apply(run, materials, command, current.record);
    if (outcome === 'done') current = await keep(loop, current, withCommandAccepted(current.record, command));
    if (command.kind === 'weights') tellWeights(run, command.weights, outcome);
  }
  return current;
}

/** Tells the weights as written only if AWS confirmed the write. */
function tellWeights({ tell }: Run, weights: Weights, outcome: WriteResult): void {
  if (outcome === 'done') tell({ kind: 'weights', weights });
  else
    tell({
      kind: 'note',
      text: `AWS did not answer the change of weights to ${formatWeights(weights)}: the next poll shows which weights the rule has`,
    });
}

/** null while AWS does not answer: without an observation nothing is decided. Throws Failure after the phase's deadline. */
async function look({ run }: Loop, record: ReleaseRecord, fresh: boolean): Promise<Observation | null> {
  const { cloud, clock, scope, tell } = run;
  try {
    return await observe(cloud, scope.names, record, { at: clock.now(), fresh });
  } catch (error) {
    const silent = error instanceof Failure && isAwsSilent(error.problem);
    if (!silent || clock.now() > (record.deadlineAt ?? Infinity)) throw error;
    tell({ kind: 'note', text: error.message });
    return null;
  }
}

/** Saves a record that changed, and renews the lease when half of it has passed. */
async function keep({ run }: Loop, held: Held, next: ReleaseRecord): Promise<Held> {
  const now = run.clock.now();
  const renew = held.record.leaseUntil - now < LEASE_MS / 2;
  if (next === held.record && !renew) return held;
  const record = { ...next, leaseUntil: now + LEASE_MS };
  const tag = await run.cloud.records.save(record, held.tag);
  announce(run, held.record, record);
  return { record, tag };
}

function announce({ tell }: Run, before: ReleaseRecord, after: ReleaseRecord): void {
  const entered = after.history.at(-1);
  const moved =
    before.phase !== after.phase || before.step !== after.step || !sameWeights(before.weights, after.weights);
  if (moved && entered !== undefined) tell({ kind: 'phase', record: after, reason: entered.reason });
}

/** Spreads the polls of many runs. The wait is 5 % longer on average, because some turns make a call twice. */
const jittered = (ms: number): number => ms * (0.9 + Math.random() * 0.3);
