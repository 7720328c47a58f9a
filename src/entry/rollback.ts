import { rollback } from '../app/verbs/rollback.ts';
import type { Problem } from '../core/errors.ts';
import { reporting } from '../core/inputs/deploy-request.ts';
import { isReturn } from '../core/plan/claim.ts';
import { interrupted } from '../core/problems/interruptions.ts';
import { runContext } from '../github/run-context.ts';
import { accessOf, readRollback } from './inputs.ts';
import type { ProblemIn } from './release-reports.ts';
import { releaseStep } from './release-step.ts';

/** The main step of `rollback`. It ends without a problem once traffic is back. */
export const rollbackStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  releaseStep(
    {
      verb: 'rollback',
      read: async () => {
        const values = await readRollback();
        const { actor } = runContext(process.env);
        return {
          service: values.service,
          environment: values.environment,
          pollMs: values['poll-interval'],
          access: accessOf(values),
          reporting: reporting(values),
          notices: [],
          request: { actor, acceptObserved: values['accept-observed'] },
        };
      },
      work: rollback,
      problemIn: rollbackProblem,
    },
    signal,
  );

/**
 * The run's own release goes back to an earlier one, so it has to be promoted. Another run's release has to be rolled
 * back, unless it is a return itself.
 */
export const rollbackProblem: ProblemIn = (record, own) => {
  const wanted = own || isReturn(record) ? 'promoted' : 'rolled_back';
  return record.phase === wanted ? null : (record.cause ?? interrupted);
};
