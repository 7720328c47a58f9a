import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAction, type ActionFile } from './action-file.ts';
import { holds, type JobStatus } from './expressions.ts';
import { fileCommands, type FileCommands } from './file-commands.ts';
import { inputEnvironment, inputWarnings, jobEnvironment, type Job } from './step-environment.ts';
import { stepLog, type Annotation, type StepLog } from './step-log.ts';
import { CANCEL_TIMES, runStep, type CancelTimes } from './step-process.ts';

/** Runs an action's main step and its post step as GitHub's runner does on Node 24. */
export const runAction = async (options: RunOptions): Promise<RunResult> => {
  const action = readAction(options.actionDir);
  const log = stepLog(options.debug ?? false, options.echo ?? (() => undefined));
  log.mask(options.job.token);
  for (const message of inputWarnings(action, options.inputs))
    log.annotate({ level: 'warning', title: '', message });
  const env = environmentOf(options, action);
  const began = performance.now();
  const main = await run({ options, log }, action.main, env, options.cancel);
  const post = await runPost({ options, log }, action, env, main);
  const steps = post === null ? [main] : [main, post];
  return {
    exitCode: main.exitCode,
    outputs: main.files.outputs(),
    summary: steps.map(({ files }) => summaryOf(files, log)).join(''),
    annotations: log.annotations(),
    log: log.lines(),
    postExitCode: post?.exitCode ?? null,
    runnerLost: options.lost?.aborted ?? false,
    durationMs: performance.now() - began,
  };
};

/** Options of a run. */
export interface RunOptions {
  /** The folder with the `action.yml`. */
  readonly actionDir: string;
  /** The step's `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The payload of the event. */
  readonly event: unknown;
  readonly job: Job;
  /** The job's `env:`, and the machine's PATH, HOME and endpoint variables. Nothing else is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** The directory for the runner's own files. */
  readonly temp: string;
  /** A Node 24; default: the one that runs the lab. */
  readonly node?: string;
  /** Options of Node itself for both steps, e.g. for a wrong clock. */
  readonly nodeArguments?: readonly string[];
  readonly debug?: boolean;
  /** An abort loses the runner: the step's processes die at once and no post step follows. */
  readonly lost?: AbortSignal;
  /** An abort cancels the run, like GitHub's "Cancel run". */
  readonly cancel?: AbortSignal;
  readonly cancelTimes?: CancelTimes;
  /** Called with each line of the log as it is written. */
  readonly echo?: (line: string) => void;
  readonly started?: (child: ChildProcess) => void;
}

export interface RunResult {
  /** The exit code of the main step; null: ended by a signal. */
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly Annotation[];
  /** The summary in Markdown; '' when the runner dropped it. */
  readonly summary: string;
  /** The log of both steps, with secrets masked. */
  readonly log: readonly string[];
  /** The exit code of the post step; null: there was none, its condition did not hold, or a signal ended it. */
  readonly postExitCode: number | null;
  /** Whether the runner was lost before the end. */
  readonly runnerLost: boolean;
  readonly durationMs: number;
}

interface Step {
  readonly exitCode: number | null;
  readonly files: FileCommands;
}

const environmentOf = (options: RunOptions, action: ActionFile): Readonly<Record<string, string>> => {
  const { job, workspace, temp } = options;
  mkdirSync(temp, { recursive: true });
  const eventPath = join(mkdtempSync(join(temp, 'event-')), 'event.json');
  writeFileSync(eventPath, JSON.stringify(options.event));
  return {
    ...options.env,
    ...jobEnvironment(job, { workspace, eventPath, temp }),
    ...inputEnvironment(action, options.inputs, job),
    ...(options.debug === true ? { RUNNER_DEBUG: '1' } : {}),
  };
};

/** What both steps of a run share. */
interface Run {
  readonly options: RunOptions;
  readonly log: StepLog;
}

const run = async (
  { options, log }: Run,
  script: string,
  env: Readonly<Record<string, string>>,
  cancel: AbortSignal | undefined,
): Promise<Step> => {
  const files = fileCommands(mkdtempSync(join(options.temp, 'step-')));
  const exitCode = await runStep({
    node: options.node ?? process.execPath,
    nodeArguments: options.nodeArguments ?? [],
    script,
    cwd: options.workspace,
    env: { ...env, ...files.env },
    line: log.take,
    cancelTimes: options.cancelTimes ?? CANCEL_TIMES,
    cancel,
    lost: options.lost,
    started: options.started ?? (() => undefined),
  });
  return { exitCode, files };
};

/**
 * Runs the post step. The saved state is in `STATE_*`. A cancel that ended the main step does not reach the
 * post step.
 */
const runPost = async (
  { options, log }: Run,
  action: ActionFile,
  env: Readonly<Record<string, string>>,
  main: Step,
): Promise<Step | null> => {
  if (options.lost?.aborted === true) return null;
  if (action.post === null || !holds(action.postIf, statusOf(main, options.cancel))) return null;
  const state = Object.entries(main.files.state()).map(([name, value]) => [`STATE_${name}`, value]);
  log.take('Post job cleanup.');
  const postEnv = { ...env, ...main.files.exported(), ...Object.fromEntries(state) };
  return run({ options, log }, action.post, postEnv, undefined);
};

const statusOf = ({ exitCode }: Step, cancel: AbortSignal | undefined): JobStatus => {
  if (cancel?.aborted === true) return 'cancelled';
  return exitCode === 0 ? 'success' : 'failure';
};

const summaryOf = (files: FileCommands, log: StepLog): string => {
  const { text, tooLong } = files.summary();
  if (tooLong !== null) log.annotate({ level: 'error', title: '', message: tooLong });
  return log.masked(text);
};
