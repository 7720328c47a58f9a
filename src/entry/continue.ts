import { letGoOn } from '../app/continue.ts';
import { scopeOf } from '../app/deploy.ts';
import type { Problem } from '../core/errors.ts';
import { CONTINUE_INPUTS } from '../core/inputs/verb-inputs.ts';
import { nothingHolds } from '../core/problems/rollback-refusals.ts';
import { runContext } from '../github/run-context.ts';
import { approvedStep, continueSummary } from '../report/continue.ts';
import { failureSummary } from '../report/summary.ts';
import { accessOf, titleOf } from './given.ts';
import { leadParts } from './parts.ts';
import { verbStep } from './verb-step.ts';

/** `continue`: no problem once the release that holds took note. */
export const continueStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  verbStep('continue', CONTINUE_INPUTS, async (values, tell) => {
    const run = runContext(process.env);
    const scope = scopeOf({ ...values, pollMs: values['poll-interval'] });
    const record = await letGoOn(leadParts(accessOf(values), run, tell), scope, run.actor, signal);
    const step = approvedStep(record);
    // It was turned back, or another one began, before it could take note.
    const problems = step === null ? [record.cause ?? nothingHolds(scope, record)] : [];
    return {
      outputs: { 'release-id': record.releaseId, step: String(step ?? '') },
      summary: step === null ? failureSummary(titleOf(values), problems) : continueSummary(record),
      problems,
    };
  });
