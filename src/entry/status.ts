import { scopeOf } from '../app/run.ts';
import { status } from '../app/verbs/status.ts';
import type { Problem } from '../core/errors.ts';
import { STATUS_INPUTS } from '../core/inputs/verb-inputs.ts';
import { titleOf } from '../core/names.ts';
import { readInputs } from '../files/read-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { statusOutputs } from '../report/outputs.ts';
import { statusFacts, statusSummary } from '../report/status.ts';
import { accessOf, given } from './inputs.ts';
import { runStep } from './step.ts';
import { connectedRun } from './wiring.ts';

/** The main step of `status`: one observation. It fails only when there is nothing to observe, or AWS cannot be read. */
export const statusStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  runStep({
    verb: 'status',
    read: () => readInputs(STATUS_INPUTS, given(STATUS_INPUTS)),
    title: titleOf,
    work: async (values, tell) => {
      // It observes once, so that there is no time between polls.
      const scope = scopeOf({ ...values, pollMs: 0 });
      const run = { ...connectedRun(accessOf(values), tell, signal), scope };
      const found = { ...(await status(run)), now: run.clock.now() };
      for (const [label, text] of statusFacts(found)) tell({ kind: 'note', text: `${label}: ${text}` });
      return found;
    },
    resultOf: async (found, values) => ({
      outputs: statusOutputs(found.record, found.seen),
      summary: statusSummary(titleOf(values), found, runContext(process.env).helpUrl),
      problems: [],
    }),
  });
