import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { signalGroup } from '../processes/process-group.ts';

/** Runs a step as a process, and ends it when the run is cancelled or the machine is lost. */

/** When the runner escalates a cancel. It sends SIGINT at once. */
export interface CancelTimes {
  /** From SIGINT to SIGTERM. */
  readonly terminateMs: number;
  /** From SIGTERM to SIGKILL. */
  readonly killMs: number;
}

/** The times of GitHub's runner. */
export const CANCEL_TIMES: CancelTimes = { terminateMs: 7_500, killMs: 2_500 };

interface StepProcess {
  readonly node: string;
  /** Options of Node itself, before the script. */
  readonly nodeArguments: readonly string[];
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly line: (text: string) => void;
  readonly cancelTimes: CancelTimes;
  readonly cancel: AbortSignal | undefined;
  /** An abort is the loss of the machine: SIGKILL to the process and all that it started. */
  readonly lost: AbortSignal | undefined;
  /** Called with the process, which leads its own group, so that the lab can end it if all else fails. */
  readonly started: (child: ChildProcess) => void;
}

/** Runs one step. Resolves with the exit code (null: ended by a signal) after all of its output was read. */
export const runStep = async (step: StepProcess): Promise<number | null> => {
  const child = spawn(step.node, [...step.nodeArguments, step.script], {
    cwd: step.cwd,
    env: { ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  step.started(child);
  const cancellation = stopOnCancel(child, step);
  const lose = killWhenLost(child, step.lost);
  const output = Promise.all([eachLine(child.stdout, step.line), eachLine(child.stderr, step.line)]);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    cancellation.end();
    step.lost?.removeEventListener('abort', lose);
  });
  await output;
  return code;
};

/** Signals the step's process on a cancel, and kills what is left of its process tree at the end. */
const stopOnCancel = (child: ChildProcess, { cancel, cancelTimes }: StepProcess): { end: () => void } => {
  const timers: NodeJS.Timeout[] = [];
  const start = (): void => {
    child.kill('SIGINT');
    timers.push(setTimeout(() => child.kill('SIGTERM'), cancelTimes.terminateMs));
    timers.push(setTimeout(() => killGroup(child), cancelTimes.terminateMs + cancelTimes.killMs));
  };
  if (cancel?.aborted === true) start();
  cancel?.addEventListener('abort', start, { once: true });
  return {
    end: () => {
      cancel?.removeEventListener('abort', start);
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** Kills the process group when the machine is lost. Returns the listener that it has set. */
const killWhenLost = (child: ChildProcess, lost: AbortSignal | undefined): (() => void) => {
  const lose = (): void => killGroup(child);
  if (lost?.aborted === true) lose();
  lost?.addEventListener('abort', lose, { once: true });
  return lose;
};

const killGroup = ({ pid }: ChildProcess): void => {
  if (pid !== undefined) signalGroup(pid, 'SIGKILL');
};

const eachLine = async (stream: Readable, line: (text: string) => void): Promise<void> => {
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) line(text);
};
