import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JOB_TOKEN } from '../github/tokens.ts';
import { REPOSITORY, type Lab } from '../lab.ts';
import { connectionsElsewhere, connectionsIn, watchedEnvironment } from '../observer/connection-watch.ts';
import { runAction, type RunOptions, type RunResult } from '../runner/run-action.ts';
import { hurriedClock } from '../runner/hurried-clock.ts';
import { skewedClock } from '../runner/skewed-clock.ts';

/** Runs a verb of the committed action against a lab. */

/** The folder with the verbs' folders and `deploy`'s own `action.yml`: this repository. */
const REPOSITORY_DIR = fileURLToPath(new URL('../..', import.meta.url));

/** Options of one run of a verb. */
export interface ReleaseOptions {
  readonly inputs: Readonly<Record<string, string>>;
  /** The directory for files that inputs name. */
  readonly workspace: string;
  /** The number of the workflow run. */
  readonly run: number;
  /** The attempt of that run; default 1. */
  readonly runAttempt?: number;
  /** The login of the user who started the run. */
  readonly actor?: string;
  /** The verb's folder, e.g. `rollback`; default: the root, which is `deploy`. */
  readonly action?: string;
  /** The pull request of the event; absent: the event is a push. */
  readonly pullRequest?: number;
  /** Signs the calls of this run and so tells them from those of other runs. */
  readonly accessKey?: string;
  /** The job has `permissions: id-token: write` and no other credentials. */
  readonly idToken?: boolean;
  /** How far the runner's wall clock is ahead; negative: behind. */
  readonly clockSkewMs?: number;
  /** How many times as fast the step's own time runs. */
  readonly hurry?: number;
  readonly echo?: RunOptions['echo'];
  readonly cancel?: AbortSignal;
  /** Environment variables beside the lab's, e.g. `ACTIONS_STEP_DEBUG`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ReleaseResult extends RunResult {
  /** The action's connections to anything but AWS's and GitHub's APIs. There must be none. */
  readonly connectionsElsewhere: readonly string[];
}

/** A run of the action that is in progress. */
export interface RunningRelease {
  /** The number of the workflow run. */
  readonly run: number;
  /**
   * The process id of the running step, which leads its own process group; null between steps and at the end.
   */
  pid(): number | null;
  /** Loses the runner: kills the step and all that it started; no post step follows. */
  kill(): void;
  /** Signals the step's process alone. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  readonly ended: Promise<ReleaseResult>;
}

/** Runs the committed bundle against the lab as GitHub's runner does, and waits for its end. */
export const runRelease = (lab: Lab, options: ReleaseOptions): Promise<ReleaseResult> =>
  startRelease(lab, options).ended;

/**
 * Starts the committed bundle and returns a handle on the run. The process of the main step exists when this
 * returns.
 */
export function startRelease(lab: Lab, options: ReleaseOptions): RunningRelease {
  const lost = new AbortController();
  const steps: ChildProcess[] = [];
  const running = (): ChildProcess | null => {
    const last = steps.at(-1);
    return last === undefined || last.exitCode !== null || last.signalCode !== null ? null : last;
  };
  return {
    run: options.run,
    pid: () => running()?.pid ?? null,
    kill: () => lost.abort(),
    signal: (name) => void running()?.kill(name),
    ended: run(lab, options, lost.signal, (child) => {
      steps.push(child);
      lab.processes.adopt(child);
    }),
  };
}

async function run(
  lab: Lab,
  options: ReleaseOptions,
  lost: AbortSignal,
  started: (child: ChildProcess) => void,
): Promise<ReleaseResult> {
  const { pullRequest, runAttempt = 1 } = options;
  const temp = join(lab.place.dir, `runner-${options.run}-${runAttempt}`);
  mkdirSync(temp, { recursive: true });
  const connections = join(temp, 'connections');
  // Read now, because a run may end after its lab.
  const services = [lab.door.url, lab.github.url].map((url) => new URL(url).host);
  const result = await runAction({
    actionDir: join(REPOSITORY_DIR, options.action ?? '.'),
    inputs: options.inputs,
    event: pullRequest === undefined ? {} : { pull_request: { number: pullRequest } },
    job: job(lab, options),
    env: environment(lab, options, connections, temp),
    workspace: options.workspace,
    temp,
    nodeArguments: [...skewedClock(options.clockSkewMs ?? 0), ...hurriedClock(options.hurry ?? 1)],
    lost,
    started,
    ...(options.echo === undefined ? {} : { echo: options.echo }),
    ...(options.cancel === undefined ? {} : { cancel: options.cancel }),
  });
  return { ...result, connectionsElsewhere: connectionsElsewhere(connectionsIn(connections), services) };
}

function environment(
  lab: Lab,
  options: ReleaseOptions,
  connections: string,
  home: string,
): Readonly<Record<string, string>> {
  const { accessKey, idToken = false } = options;
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...others } = lab.env;
  return {
    ...others,
    ...(idToken
      ? lab.github.idTokenEnv
      : {
          AWS_ACCESS_KEY_ID: accessKey ?? AWS_ACCESS_KEY_ID ?? '',
          AWS_SECRET_ACCESS_KEY: AWS_SECRET_ACCESS_KEY ?? '',
        }),
    ...watchedEnvironment(connections),
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    ...options.env,
  };
}

const job = (lab: Lab, options: ReleaseOptions): RunOptions['job'] => ({
  repository: REPOSITORY,
  runId: String(options.run),
  runAttempt: String(options.runAttempt ?? 1),
  sha: '0123456789abcdef0123456789abcdef01234567',
  ref: options.pullRequest === undefined ? 'refs/heads/main' : `refs/pull/${options.pullRequest}/merge`,
  actor: options.actor ?? 'octocat',
  eventName: options.pullRequest === undefined ? 'push' : 'pull_request',
  serverUrl: 'https://github.com',
  apiUrl: lab.github.url,
  token: JOB_TOKEN,
});
