import type { getOctokit } from '@actions/github';
import type { RunContext } from './run-context.ts';

/** GitHub's REST API, for one repository with one token. */
export interface Connection {
  readonly api: ReturnType<typeof getOctokit>;
  /** The parameters that name this repository in every call. */
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly run: RunContext;
}

/** The longest wait for an answer: a report is not worth more. */
const ANSWER_WITHIN_MS = 15_000;

/** Loads `@actions/github` only now, because a refused input must not wait for it. */
export const connect = async (token: string, run: RunContext): Promise<Connection> => {
  const { getOctokit } = await import('@actions/github');
  const api = getOctokit(token, { baseUrl: run.apiUrl });
  api.hook.before('request', (options) => {
    options.request.signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  });
  return { api, repository: { owner: run.owner, repo: run.repo }, run };
};
