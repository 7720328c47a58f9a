import { scopeOf } from '../app/run.ts';
import { destroy } from '../app/verbs/destroy.ts';
import { status } from '../app/verbs/status.ts';
import type { Problem } from '../core/errors.ts';
import { DESTROY_INPUTS } from '../core/inputs/verb-inputs.ts';
import { titleOf } from '../core/names.ts';
import { stuckRelease } from '../core/plan/claim.ts';
import { workNotFinished } from '../core/problems/interruptions.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { readInputs } from '../files/read-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { destroySummary, existingStacks } from '../report/destroy.ts';
import { accessOf, given } from './inputs.ts';
import { runStep } from './step.ts';
import { connectedRun } from './wiring.ts';

/** The main step of `destroy`. It ends without a problem once everything is gone; otherwise the problem names what blocks it. */
export const destroyStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  runStep({
    verb: 'destroy',
    read: () => readInputs(DESTROY_INPUTS, given(DESTROY_INPUTS)),
    title: titleOf,
    work: async (values, tell) => {
      const scope = scopeOf({ ...values, pollMs: values['poll-interval'] });
      const run = { ...connectedRun(accessOf(values), tell, signal), scope };
      const before = existingStacks((await status(run)).seen);
      return { before, record: await destroy(run) };
    },
    resultOf: async ({ before, record }) => ({
      outputs: { changed: String(before.length > 0) },
      summary: destroySummary(record, before, runContext(process.env).helpUrl),
      problems: problemsLeft(record),
    }),
  });

const problemsLeft = (record: ReleaseRecord): readonly Problem[] => {
  if (record.phase === 'promoted') return [];
  return [record.phase === 'stuck' ? (record.cause ?? stuckRelease(record)) : workNotFinished('destroy')];
};
