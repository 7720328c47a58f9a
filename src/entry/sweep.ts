import { sweep, type Swept } from '../app/sweep.ts';
import { stuckRelease } from '../core/plan/claim.ts';
import type { Problem } from '../core/errors.ts';
import { SWEEP_INPUTS } from '../core/inputs/verb-inputs.ts';
import { runContext } from '../github/run-context.ts';
import { sweepOutputs } from '../report/outputs.ts';
import { needsPerson, sweepSummary, sweptWords } from '../report/sweep.ts';
import { accessOf } from './given.ts';
import { leadParts } from './parts.ts';
import { stopped, verbStep } from './verb-step.ts';

/** `sweep`: a problem for each service that needs a person, after all were looked at. */
export const sweepStep = (signal: AbortSignal): Promise<readonly Problem[]> =>
  verbStep('sweep', SWEEP_INPUTS, async (values, tell) => {
    const parts = leadParts(accessOf(values), runContext(process.env), tell);
    const swept = await sweep(parts, values['poll-interval'], signal);
    for (const one of swept) tell({ kind: 'note', text: sweptWords(one) });
    const problems = [
      ...swept.filter(needsPerson).flatMap(problemsIn),
      ...(signal.aborted ? [stopped('sweep')] : []),
    ];
    return { outputs: sweepOutputs(swept), summary: sweepSummary(swept, problems), problems };
  });

/** Which service it is about goes before what it is about. */
const problemsIn = ({ service, environment, record, problems }: Swept): readonly Problem[] => {
  const found = problems.length === 0 && record !== null ? [stuckRelease(record)] : problems;
  return found.map((problem) => ({ ...problem, subject: `${service}/${environment}, ${problem.subject}` }));
};
