import { sweep } from '../app/verbs/sweep.ts';
import type { Problem } from '../core/errors.ts';
import { SWEEP_INPUTS } from '../core/inputs/verb-inputs.ts';
import { stuckRelease } from '../core/plan/claim.ts';
import type { Swept } from '../core/plan/swept.ts';
import { workNotFinished } from '../core/problems/interruptions.ts';
import { readInputs } from '../files/read-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { sweepOutputs } from '../report/outputs.ts';
import { needsPerson, sweepSummary, sweptLine } from '../report/sweep.ts';
import { accessOf, given } from './inputs.ts';
import { runStep } from './step.ts';
import { connectedRun } from './wiring.ts';

/** The main step of `sweep`: it goes through all services, then fails with the problems of those that need a person. */
export const sweepStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  runStep({
    verb: 'sweep',
    read: () => readInputs(SWEEP_INPUTS, given(SWEEP_INPUTS)),
    title: () => 'sweep',
    work: async (values, tell) => {
      const swept = await sweep(connectedRun(accessOf(values), tell, signal), values['poll-interval']);
      for (const one of swept) tell({ kind: 'note', text: sweptLine(one) });
      return swept;
    },
    resultOf: async (swept) => {
      const problems = [
        ...swept.filter(needsPerson).flatMap(problemsIn),
        ...(signal.aborted ? [workNotFinished('sweep')] : []),
      ];
      const { helpUrl } = runContext(process.env);
      return { outputs: sweepOutputs(swept), summary: sweepSummary(swept, problems, helpUrl), problems };
    },
  });

/** The problems of one service, with the service's name before each subject. */
const problemsIn = ({ service, environment, record, problems }: Swept): readonly Problem[] => {
  const found = problems.length === 0 && record !== null ? [stuckRelease(record)] : problems;
  return found.map((problem) => ({ ...problem, subject: `${service}/${environment}, ${problem.subject}` }));
};
