import { scopeOf } from '../app/deploy.ts';
import { status } from '../app/status.ts';
import type { Problem } from '../core/errors.ts';
import { STATUS_INPUTS } from '../core/inputs/verb-inputs.ts';
import { statusOutputs } from '../report/outputs.ts';
import { statusFacts, statusSummary } from '../report/status.ts';
import { accessOf, titleOf } from './given.ts';
import { connected } from './parts.ts';
import { verbStep } from './verb-step.ts';

/** `status`: one look; a problem only when there is nothing to see, or it cannot be seen. */
export const statusStep = (): Promise<readonly Problem[]> =>
  verbStep('status', STATUS_INPUTS, async (values, tell) => {
    const parts = connected(accessOf(values), tell);
    // It looks once: there is no next poll.
    const { record, seen } = await status(parts, scopeOf({ ...values, pollMs: 0 }));
    const now = parts.clock.now();
    for (const [label, text] of statusFacts(record, seen, now))
      tell({ kind: 'note', text: `${label}: ${text}` });
    return {
      outputs: statusOutputs(record, seen),
      summary: statusSummary(titleOf(values), record, seen, now),
      problems: [],
    };
  });
