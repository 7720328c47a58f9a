import { scopeOf } from '../app/deploy.ts';
import { destroy } from '../app/destroy.ts';
import { status } from '../app/status.ts';
import { stuckRelease } from '../core/plan/claim.ts';
import type { Problem } from '../core/errors.ts';
import { DESTROY_INPUTS } from '../core/inputs/verb-inputs.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { runContext } from '../github/run-context.ts';
import { destroySummary, standing } from '../report/destroy.ts';
import { accessOf } from './given.ts';
import { leadParts } from './parts.ts';
import { stopped, verbStep } from './verb-step.ts';

/** `destroy`: no problem once everything is gone; the resource that blocks it is named. */
export const destroyStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  verbStep('destroy', DESTROY_INPUTS, async (values, tell) => {
    const parts = leadParts(accessOf(values), runContext(process.env), tell);
    const scope = scopeOf({ ...values, pollMs: values['poll-interval'] });
    const before = standing((await status(parts, scope)).seen);
    const record = await destroy(parts, scope, signal);
    return {
      outputs: { changed: String(before.length > 0) },
      summary: destroySummary(record, before),
      problems: left(record),
    };
  });

const left = (record: ReleaseRecord): readonly Problem[] => {
  if (record.phase === 'promoted') return [];
  return [record.phase === 'stuck' ? (record.cause ?? stuckRelease(record)) : stopped('destroy')];
};
