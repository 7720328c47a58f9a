import { deploy } from '../app/deploy.ts';
import type { Problem } from '../core/errors.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import { readRequest } from '../files/read-request.ts';
import { runContext } from '../github/run-context.ts';
import { Attempt, failed, interrupted, type Verdict } from './attempt.ts';
import { given, titleOf } from './given.ts';
import { lead } from './lead.ts';

/** The main step of `deploy`: the problems it ended with, none for a promoted release. */
export async function deployStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const run = runContext(process.env);
  const request = await readRequest(given(DEPLOY_INPUTS)).catch((error: unknown) => failed('deploy', error));
  if (!('deploy' in request)) return request;
  const { deploy: wanted, reporting, notices } = request;
  const attempt = new Attempt(run, reporting, titleOf(wanted), promoted);
  return lead(attempt, wanted, run, notices, (parts) => deploy(parts, wanted, signal));
}

const promoted: Verdict = (record) => (record.phase === 'promoted' ? null : (record.cause ?? interrupted));
