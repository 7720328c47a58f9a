import { Failure, RecordConflict, Refusal, type Problem } from '../../core/errors.ts';
import { isLed } from '../../core/plan/claim.ts';
import { weightsMovedByHand } from '../../core/plan/plan.ts';
import type { Swept } from '../../core/plan/swept.ts';
import { tidying } from '../../core/plan/upkeep.ts';
import { isLedElsewhere } from '../../core/problems/kinds.ts';
import { movedByHand } from '../../core/problems/plan-refusals.ts';
import { TERMINAL, type ReleaseRecord } from '../../core/record.ts';
import { observe } from '../observe.ts';
import { scopeOf, startOf, type Held, type Run } from '../run.ts';
import { completeUpkeep, takeOver } from '../take-over.ts';

/** Heals every release in the state bucket whose run is lost, and removes stacks that nothing needs. */
export async function sweep(run: Omit<Run, 'scope'>, pollMs: number): Promise<readonly Swept[]> {
  const swept: Swept[] = [];
  for (const { service, environment } of await run.cloud.records.list()) {
    if (run.signal.aborted) break;
    const result = await sweepOne({ ...run, scope: scopeOf({ service, environment, pollMs }) });
    swept.push({ service, environment, ...result });
  }
  return swept;
}

type Result = Pick<Swept, 'did' | 'record' | 'problems'>;

const result = (
  did: Swept['did'],
  record: ReleaseRecord | null,
  problems: readonly Problem[] = [],
): Result => ({ did, record, problems });

/** An error of one service becomes its result, so that the sweep goes on with the others. */
async function sweepOne(run: Run): Promise<Result> {
  const { cloud, clock, scope } = run;
  try {
    const held = await cloud.records.load(scope.service, scope.environment);
    if (held === null) return result('nothing', null);
    if (isLed(held.record, clock.now())) return result('left to its run', held.record);
    if (held.record.phase === 'stuck') return result('needs a person', held.record, causeOf(held.record));
    return await (TERMINAL.has(held.record.phase) ? tidy(run, held) : heal(run));
  } catch (error) {
    return resultOf(error);
  }
}

function resultOf(error: unknown): Result {
  if (error instanceof RecordConflict) return result('left to its run', null);
  if (error instanceof Failure) return result('failed', null, [error.problem]);
  if (!(error instanceof Refusal)) throw error;
  return error.problems.some(isLedElsewhere)
    ? result('left to its run', null)
    : result('failed', null, error.problems);
}

const causeOf = ({ cause }: ReleaseRecord): readonly Problem[] => (cause === null ? [] : [cause]);

async function heal(run: Run): Promise<Result> {
  const ended = await takeOver(run, { manifest: null, acceptObserved: false, verb: 'deploy' });
  return result('healed', ended.held?.record ?? null);
}

async function tidy(run: Run, held: Held): Promise<Result> {
  const { cloud, clock, scope } = run;
  const seen = await observe(cloud, scope.names, null, { at: clock.now() });
  if (weightsMovedByHand(held.record, seen))
    return result('needs a person', held.record, [movedByHand(held.record, seen)]);
  const record = tidying(held.record, seen, startOf(run, 'sweep'));
  if (record === null) return result('nothing', held.record);
  const ended = await completeUpkeep(run, record, held);
  return ended.record.phase === 'stuck'
    ? result('needs a person', ended.record, causeOf(ended.record))
    : result('tidied', ended.record);
}
