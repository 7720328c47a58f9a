import { deploy } from '../app/verbs/deploy.ts';
import type { Problem } from '../core/errors.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import { interrupted } from '../core/problems/interruptions.ts';
import { readRequest } from '../files/read-request.ts';
import { given } from './inputs.ts';
import { releaseStep } from './release-step.ts';

/** The main step of `deploy`. It ends without a problem if the release was promoted. */
export const deployStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  releaseStep(
    {
      verb: 'deploy',
      read: async () => {
        const { deploy: request, reporting, notices } = await readRequest(given(DEPLOY_INPUTS));
        const { service, environment, pollMs } = request;
        return { service, environment, pollMs, access: request, reporting, notices, request };
      },
      work: deploy,
      problemIn: (record) => (record.phase === 'promoted' ? null : (record.cause ?? interrupted)),
    },
    signal,
  );
