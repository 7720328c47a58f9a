import type { getOctokit } from '@actions/github';
import type { RunContext } from './run-context.ts';

/** GitHub's REST API, for one repository with one token. */
export interface Connection {
  readonly api: ReturnType<typeof getOctokit>;
  /** Parameters that every call about this repository takes. */
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly run: RunContext;
}

/** A report is not worth a longer wait: the release it speaks of is over. */
const ANSWER_WITHIN_MS = 15_000;

/** `@actions/github` is loaded here and not before: most of its time would be lost on a refused input. */
export const connect = async (token: string, run: RunContext): Promise<Connection> => {
  const { getOctokit } = await import('@actions/github');
  const api = getOctokit(token, { baseUrl: run.apiUrl });
  api.hook.before('request', (options) => {
    options.request.signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  });
  return { api, repository: { owner: run.owner, repo: run.repo }, run };
};
