import { scopeOf } from '../app/run.ts';
import { approveStep } from '../app/verbs/continue.ts';
import type { Problem } from '../core/errors.ts';
import { CONTINUE_INPUTS } from '../core/inputs/verb-inputs.ts';
import { titleOf } from '../core/names.ts';
import { nothingHolds } from '../core/problems/rollback-refusals.ts';
import { readInputs } from '../files/read-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { approvedStep, continueSummary } from '../report/continue.ts';
import { failureSummary } from '../report/summary.ts';
import { accessOf, given } from './inputs.ts';
import { runStep } from './step.ts';
import { connectedRun } from './wiring.ts';

/** The main step of `continue`. It ends without a problem once the release's own run has noticed the approval. */
export const continueStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  runStep({
    verb: 'continue',
    read: () => readInputs(CONTINUE_INPUTS, given(CONTINUE_INPUTS)),
    title: titleOf,
    work: (values, tell) => {
      const scope = scopeOf({ ...values, pollMs: values['poll-interval'] });
      const run = { ...connectedRun(accessOf(values), tell, signal), scope };
      return approveStep(run, runContext(process.env).actor);
    },
    resultOf: async (record, values) => {
      const step = approvedStep(record);
      // The release was turned back, or another one began, before its run noticed the approval.
      const problems = step === null ? [record.cause ?? nothingHolds(values, record)] : [];
      return {
        outputs: { 'release-id': record.releaseId, step: String(step ?? '') },
        summary:
          step === null
            ? failureSummary(titleOf(values), problems, runContext(process.env).helpUrl)
            : continueSummary(record),
        problems,
      };
    },
  });
