import { readFileSync } from 'node:fs';

/** What the runner tells a step about the run it belongs to. Read when asked for, never at import. */
export interface RunContext {
  readonly owner: string;
  readonly repo: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly sha: string;
  /** Who asked for the run. */
  readonly actor: string;
  /** `https://github.com/owner/repo/actions/runs/1` */
  readonly runUrl: string;
  readonly apiUrl: string;
  /** The page that explains each code, in the very version of the action that runs. */
  readonly helpUrl: string;
  /** The pull request that the event is about; null for any other event. */
  readonly pullRequest: number | null;
}

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

/** Where the action's files can be read: an action that lies in the workspace is of the workflow's own commit. */
const actionSource = (env: Readonly<Record<string, string | undefined>>): string => {
  const [repository, ref] = [env['GITHUB_ACTION_REPOSITORY'] ?? '', env['GITHUB_ACTION_REF'] ?? ''];
  return repository === '' || ref === ''
    ? `${env['GITHUB_REPOSITORY'] ?? ''}/blob/${env['GITHUB_SHA'] ?? ''}`
    : `${repository}/blob/${ref}`;
};

/** An unreadable event is no event about a pull request: reports depend on it, the release does not. */
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
