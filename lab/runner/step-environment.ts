import type { ActionFile } from './action-file.ts';
import { evaluated, type GitHubContext } from './expressions.ts';

/** The environment variables that the runner gives a step. */

/** The job that a step belongs to. The names are those of the `github` context. */
export interface Job {
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly eventName: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly token: string;
}

const githubContext = (job: Job): GitHubContext => ({
  token: job.token,
  repository: job.repository,
  repository_owner: job.repository.split('/')[0] ?? '',
  run_id: job.runId,
  run_attempt: job.runAttempt,
  sha: job.sha,
  ref: job.ref,
  actor: job.actor,
  event_name: job.eventName,
  server_url: job.serverUrl,
  api_url: job.apiUrl,
  graphql_url: `${job.apiUrl}/graphql`,
});

/** The `INPUT_*` variables: given inputs, else defaults. Spaces become underscores; dashes stay. */
export const inputEnvironment = (
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  job: Job,
): Readonly<Record<string, string>> => {
  const defaults = Object.entries(action.inputs).map(([name, input]) => [
    name,
    evaluated(input.default, githubContext(job)),
  ]);
  const inputs = { ...Object.fromEntries(defaults), ...given } as Record<string, string>;
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
};

/** The runner's warnings before a step: unknown inputs and deprecated ones. */
export const inputWarnings = (
  action: ActionFile,
  given: Readonly<Record<string, string>>,
): readonly string[] => {
  const known = Object.keys(action.inputs);
  const strangers = Object.keys(given).filter((name) => !known.includes(name));
  const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const unexpected =
    strangers.length === 0
      ? []
      : [`Unexpected input(s) ${listed(strangers)}, valid inputs are [${listed(known)}]`];
  const deprecated = Object.keys(given)
    .filter((name) => (action.inputs[name]?.deprecation ?? null) !== null)
    .map((name) => `Input '${name}' has been deprecated with message: ${action.inputs[name]?.deprecation}`);
  return [...unexpected, ...deprecated];
};

/** The variables that the runner sets for every step of a job. */
export const jobEnvironment = (
  job: Job,
  places: { readonly workspace: string; readonly eventPath: string; readonly temp: string },
): Readonly<Record<string, string>> => ({
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: 'torchserve-deploy',
  // As after `uses: org/torchserve-deploy@v1`.
  GITHUB_ACTION_REF: 'v1',
  GITHUB_ACTION_REPOSITORY: 'org/torchserve-deploy',
  GITHUB_ACTOR: job.actor,
  GITHUB_API_URL: job.apiUrl,
  GITHUB_EVENT_NAME: job.eventName,
  GITHUB_EVENT_PATH: places.eventPath,
  GITHUB_GRAPHQL_URL: `${job.apiUrl}/graphql`,
  GITHUB_JOB: 'release',
  GITHUB_REF: job.ref,
  GITHUB_REF_NAME: job.ref.replace(/^refs\/(?:heads|tags)\//, ''),
  GITHUB_REPOSITORY: job.repository,
  GITHUB_REPOSITORY_OWNER: job.repository.split('/')[0] ?? '',
  GITHUB_RUN_ATTEMPT: job.runAttempt,
  GITHUB_RUN_ID: job.runId,
  GITHUB_RUN_NUMBER: job.runId,
  GITHUB_SERVER_URL: job.serverUrl,
  GITHUB_SHA: job.sha,
  GITHUB_WORKFLOW: 'release',
  GITHUB_WORKSPACE: places.workspace,
  RUNNER_ARCH: 'X64',
  RUNNER_NAME: 'GitHub Actions 1',
  RUNNER_OS: 'Linux',
  RUNNER_TEMP: places.temp,
  RUNNER_TOOL_CACHE: places.temp,
});
