import { Refusal, type Problem } from '../core/errors.ts';
import { systemClock } from '../clock.ts';
import { actionLog } from '../github/action-log.ts';
import { runContext } from '../github/run-context.ts';
import { setOutputs, writeSummary } from '../github/runner.ts';
import type { Tell } from '../ports.ts';
import { logLine, phaseTitle } from '../report/log.ts';
import type { Outputs } from '../report/outputs.ts';
import { failureSummary, refusalSummary } from '../report/summary.ts';
import { problemsOf } from './problems-of.ts';

/** What a step says at its end. */
export interface StepResult {
  readonly outputs: Outputs;
  readonly summary: string;
  readonly problems: readonly Problem[];
  /** Reports beyond the runner. Comes last: outputs and summary do not wait for GitHub's API. */
  readonly report?: () => Promise<void>;
}

/** The main step of one verb: reads its inputs, works, and says what came of it. */
export interface Step<V, T> {
  /** How reports name a run whose inputs do not say what it is about. */
  readonly verb: string;
  /** Throws Refusal with every problem, before any call. */
  readonly read: () => Promise<V>;
  /** How reports name what the run is about. */
  readonly title: (values: V) => string;
  readonly work: (values: V, tell: Tell) => Promise<T>;
  readonly say: (done: T, values: V) => Promise<StepResult>;
  /** What is said of an error of `work`; null: what is said of any error. */
  readonly sayFailed?: (error: unknown, values: V) => StepResult | null;
  /** The outputs of a run that ended before it came to anything. */
  readonly failedOutputs?: (result: 'refused' | 'cancelled') => Outputs;
}

/** Runs a step, and resolves with the problems that it ended with. */
export async function runStep<V, T>(step: Step<V, T>): Promise<readonly Problem[]> {
  const { outputs, summary, problems, report } = await resultOf(step);
  setOutputs(outputs);
  await writeSummary(summary);
  await report?.();
  return problems;
}

async function resultOf<V, T>(step: Step<V, T>): Promise<StepResult> {
  try {
    const values = await step.read();
    return await resultOfWork(step, values);
  } catch (error) {
    return failed(step, step.verb, error);
  }
}

async function resultOfWork<V, T>(step: Step<V, T>, values: V): Promise<StepResult> {
  try {
    return await step.say(await logged((tell) => step.work(values, tell)), values);
  } catch (error) {
    return step.sayFailed?.(error, values) ?? failed(step, step.title(values), error);
  }
}

/** Ends the log's last group before anything is annotated: inside a group annotations would be folded away. */
export async function logged<T>(work: (tell: Tell) => Promise<T>): Promise<T> {
  const log = actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, systemClock());
  try {
    return await work(log.tell);
  } finally {
    log.end();
  }
}

function failed(
  { failedOutputs = () => ({}) }: Pick<Step<never, never>, 'failedOutputs'>,
  title: string,
  error: unknown,
): StepResult {
  const problems = problemsOf(error);
  const { helpUrl } = runContext(process.env);
  return error instanceof Refusal
    ? {
        outputs: failedOutputs('refused'),
        summary: refusalSummary(error.about ?? title, problems, helpUrl),
        problems,
      }
    : { outputs: failedOutputs('cancelled'), summary: failureSummary(title, problems, helpUrl), problems };
}
