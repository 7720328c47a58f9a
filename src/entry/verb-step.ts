import { Refusal, type Problem } from '../core/errors.ts';
import type { Definitions, Values } from '../core/inputs/definition.ts';
import { readInputs } from '../files/read-inputs.ts';
import { setOutputs } from '../github/outputs.ts';
import { writeSummary } from '../github/summary.ts';
import type { Tell } from '../ports.ts';
import type { Outputs } from '../report/outputs.ts';
import { failureSummary, refusalSummary } from '../report/summary.ts';
import { given } from './given.ts';
import { releaseLog } from './lead.ts';
import { problemsOf } from './shell.ts';

/** What a verb came to. */
export interface Said {
  readonly outputs: Outputs;
  readonly summary: string;
  readonly problems: readonly Problem[];
}

/** The step of a verb that leads no release: inputs, work, outputs, summary, problems. */
export async function verbStep<D extends Definitions>(
  name: string,
  definitions: D,
  work: (values: Values<D>, tell: Tell) => Promise<Said>,
): Promise<readonly Problem[]> {
  try {
    const values = await readInputs(definitions, given(definitions));
    const { outputs, summary, problems } = await logged((tell) => work(values, tell));
    setOutputs(outputs);
    await writeSummary(summary);
    return problems;
  } catch (error) {
    const problems = problemsOf(error);
    await writeSummary((error instanceof Refusal ? refusalSummary : failureSummary)(name, problems));
    return problems;
  }
}

/** The log's last group is closed before anything is annotated. */
async function logged<T>(work: (tell: Tell) => Promise<T>): Promise<T> {
  const log = releaseLog();
  try {
    return await work(log.tell);
  } finally {
    log.end();
  }
}

/** What a run that was asked to stop leaves is never half done for good. */
export const stopped = (subject: string): Problem => ({
  code: 'TSD4405',
  subject,
  message: 'the run was stopped before it had done everything',
  remedy: 'Run it again: it goes on where this one ended.',
});
