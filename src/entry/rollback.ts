import { scopeOf } from '../app/deploy.ts';
import { rollback } from '../app/rollback.ts';
import { isReturn } from '../core/plan/claim.ts';
import type { Problem } from '../core/errors.ts';
import { reporting } from '../core/inputs/deploy-request.ts';
import { ROLLBACK_INPUTS, type RollbackValues } from '../core/inputs/verb-inputs.ts';
import { readInputs } from '../files/read-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { Attempt, failed, interrupted, type Verdict } from './attempt.ts';
import { accessOf, given, titleOf } from './given.ts';
import { lead } from './lead.ts';

/** Throws Refusal with all problems, before any call. */
export const readRollback = (): Promise<RollbackValues> =>
  readInputs(ROLLBACK_INPUTS, given(ROLLBACK_INPUTS));

/** The main step of `rollback`: no problem once traffic is back. */
export async function rollbackStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const run = runContext(process.env);
  const values = await readRollback().catch((error: unknown) => failed('rollback', error));
  if (!('service' in values)) return values;
  const scope = scopeOf({ ...values, pollMs: values['poll-interval'] });
  const request = { actor: run.actor, acceptObserved: values['accept-observed'] };
  const attempt = new Attempt(run, reporting(values), titleOf(values), wentBack);
  return lead(attempt, accessOf(values), run, [], (parts) => rollback(parts, scope, request, signal));
}

/** Its own release goes to an earlier one and is to be promoted; another's is to be stopped, unless it goes back itself. */
export const wentBack: Verdict = (record, own) => {
  const wanted = own || isReturn(record) ? 'promoted' : 'rolled_back';
  return record.phase === wanted ? null : (record.cause ?? interrupted);
};
