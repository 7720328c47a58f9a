import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JOB_TOKEN } from './github/tokens.ts';
import { REPOSITORY, type Lab } from './lab.ts';
import { connectionsElsewhere, connectionsIn, watchedEnvironment } from './observer/connection-watch.ts';
import { runAction, type RunOptions, type RunResult } from './runner/run-action.ts';

/** The folder that holds the action's `action.yml`: this repository. */
const ACTION = fileURLToPath(new URL('..', import.meta.url));

export interface ReleaseOptions {
  readonly inputs: Readonly<Record<string, string>>;
  /** Files that inputs name are looked for here. */
  readonly workspace: string;
  /** Which run of the workflow this is. */
  readonly run: number;
  /** The pull request that the event is about; absent: a push. */
  readonly pullRequest?: number;
  readonly echo?: RunOptions['echo'];
  readonly cancel?: AbortSignal;
  /** Environment beside the lab's, e.g. `ACTIONS_STEP_DEBUG`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ReleaseResult extends RunResult {
  /** Connections that the action opened to anything but AWS's and GitHub's APIs: there must be none. */
  readonly connectionsElsewhere: readonly string[];
}

/** Runs the committed bundle against the lab as GitHub's runner would. */
export async function runRelease(lab: Lab, options: ReleaseOptions): Promise<ReleaseResult> {
  const temp = join(lab.place.dir, `runner-${options.run}`);
  mkdirSync(temp, { recursive: true });
  const connections = join(temp, 'connections');
  const { pullRequest } = options;
  const result = await runAction({
    actionDir: ACTION,
    inputs: options.inputs,
    event: pullRequest === undefined ? {} : { pull_request: { number: pullRequest } },
    job: job(lab, options.run, pullRequest),
    env: {
      ...lab.env,
      ...watchedEnvironment(connections),
      PATH: process.env['PATH'] ?? '',
      HOME: temp,
      ...options.env,
    },
    workspace: options.workspace,
    temp,
    started: (child) => lab.processes.adopt(child),
    ...(options.echo === undefined ? {} : { echo: options.echo }),
    ...(options.cancel === undefined ? {} : { cancel: options.cancel }),
  });
  const services = [lab.door.url, lab.github.url].map((url) => new URL(url).host);
  return { ...result, connectionsElsewhere: connectionsElsewhere(connectionsIn(connections), services) };
}

const job = (lab: Lab, run: number, pullRequest: number | undefined): RunOptions['job'] => ({
  repository: REPOSITORY,
  runId: String(run),
  runAttempt: '1',
  sha: '0123456789abcdef0123456789abcdef01234567',
  ref: pullRequest === undefined ? 'refs/heads/main' : `refs/pull/${pullRequest}/merge`,
  actor: 'octocat',
  eventName: pullRequest === undefined ? 'push' : 'pull_request',
  serverUrl: 'https://github.com',
  apiUrl: lab.github.url,
  token: JOB_TOKEN,
});
