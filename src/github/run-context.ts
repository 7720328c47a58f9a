import { readFileSync } from 'node:fs';

/** What the runner tells a step about its workflow run. */
export interface RunContext {
  readonly owner: string;
  readonly repo: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly sha: string;
  /** The login of the user who started the run. */
  readonly actor: string;
  /** `https://github.com/owner/repo/actions/runs/1` */
  readonly runUrl: string;
  readonly apiUrl: string;
  /** The page that explains each problem's code, of the action's version that runs. */
  readonly helpUrl: string;
  /** The pull request that the event is about; null for any other event. */
  readonly pullRequest: number | null;
}

/** Reads the run's context from environment variables and the event file. */
export const runContext = (env: Readonly<Record<string, string | undefined>>): RunContext => {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const runId = env['GITHUB_RUN_ID'] ?? '';
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return {
    owner,
    repo,
    runId,
    runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
    sha: env['GITHUB_SHA'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    runUrl: `${server}/${owner}/${repo}/actions/runs/${runId}`,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    helpUrl: `${server}/${actionSource(env)}/docs/troubleshooting.md`,
    pullRequest: eventPullRequest(env['GITHUB_EVENT_PATH']),
  };
};

/** The path of the action's files on the server. An action in the workspace is of the workflow's own commit. */
const actionSource = (env: Readonly<Record<string, string | undefined>>): string => {
  const [repository, ref] = [env['GITHUB_ACTION_REPOSITORY'] ?? '', env['GITHUB_ACTION_REF'] ?? ''];
  return repository === '' || ref === ''
    ? `${env['GITHUB_REPOSITORY'] ?? ''}/blob/${env['GITHUB_SHA'] ?? ''}`
    : `${repository}/blob/${ref}`;
};

/** The event's pull request; null for an unreadable event too, because only reports depend on it. */
const eventPullRequest = (path: string | undefined): number | null => {
  if (path === undefined) return null;
  try {
    const event = JSON.parse(readFileSync(path, 'utf8')) as { pull_request?: { number?: unknown } } | null;
    const number = event?.pull_request?.number;
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
  } catch {
    return null;
  }
};
