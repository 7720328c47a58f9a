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

/** The frame of every main step: runs a verb, then reports its result. */

/** The result of a step. */
export interface StepResult {
  readonly outputs: Outputs;
  readonly summary: string;
  readonly problems: readonly Problem[];
  /** Reports through GitHub's API. Runs last, because outputs and summary must not wait for that API. */
  readonly report?: () => Promise<void>;
}

/** The main step of one verb: reads its inputs, works, and turns the outcome into a result. */
interface Step<V, T> {
  /** The title of reports while the inputs are not known. */
  readonly verb: string;
  /** Reads the inputs. Throws Refusal with every problem, before any call. */
  readonly read: () => Promise<V>;
  /** The title of reports. */
  readonly title: (values: V) => string;
  readonly work: (values: V, tell: Tell) => Promise<T>;
  readonly resultOf: (done: T, values: V) => Promise<StepResult>;
  /** The result when `work` throws; null: the same as for any other error. */
  readonly resultOfFailure?: (error: unknown, values: V) => StepResult | null;
  /** The outputs of a run that failed or was refused; none without it. */
  readonly failedOutputs?: (result: 'refused' | 'cancelled') => Outputs;
}

/** Runs a step: sets its outputs, writes its summary, reports, and resolves with its problems. */
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
    return await step.resultOf(await logged((tell) => step.work(values, tell)), values);
  } catch (error) {
    return step.resultOfFailure?.(error, values) ?? failed(step, step.title(values), error);
  }
}

/** Runs `work` with a log. Ends the log's last group afterwards, because annotations inside a group are folded away. */
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
