import type { Connection } from './connection.ts';

/** The input `comment`: on a pull request's own event · on the commit's pull request too · never. */
export type CommentMode = 'auto' | 'always' | 'never';

/** The pull request to comment on; null when there is none to speak to. */
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
  // A commit on the default branch belongs to the pull request whose merge made it; a branch may be in several.
  const made = data.find(({ merge_commit_sha }) => merge_commit_sha === run.sha);
  return (made ?? data.find(({ state }) => state === 'open') ?? data[0])?.number ?? null;
};
