import type { Connection } from './connection.ts';

/** The number of the pull request to comment on; null when there is none. */
export const pullRequest = async (
  { api, repository, run }: Connection,
  mode: CommentMode,
): Promise<number | null> => {
  if (mode === 'never') return null;
  if (run.pullRequest !== null || mode === 'auto') return run.pullRequest;
  const { data } = await api.rest.repos.listPullRequestsAssociatedWithCommit({
    ...repository,
    commit_sha: run.sha,
  });
  // A merge commit belongs to the pull request that it merged. Another commit may be in several pull requests.
  const made = data.find(({ merge_commit_sha }) => merge_commit_sha === run.sha);
  return (made ?? data.find(({ state }) => state === 'open') ?? data[0])?.number ?? null;
};

/** The input `comment`. auto: only on a pull request's own event. always: also on the pull request of the commit. */
export type CommentMode = 'auto' | 'always' | 'never';
