import type { Warn } from './best-effort.ts';
import { bestEffort } from './best-effort.ts';
import type { Connection } from './connection.ts';
import { connect } from './connection.ts';
import type { DeploymentMode, DeploymentState, DeploymentWish } from './deployments.ts';
import { openDeployment, setDeploymentState } from './deployments.ts';
import { pullRequest, type CommentMode } from './pull-request.ts';
import type { RunContext } from './run-context.ts';
import { putComment, type StickyComment } from './sticky-comment.ts';

/** What a release says on GitHub. Nothing here throws: what cannot be said is a warning. */
export interface Reporter {
  /** The deployment's id, to be kept for `closeDeployment` (also by the step that cleans up); null: none is open. */
  openDeployment(mode: DeploymentMode, wish: DeploymentWish): Promise<number | null>;
  closeDeployment(
    id: number,
    state: Exclude<DeploymentState, 'in_progress'>,
    url: string | null,
  ): Promise<void>;
  /** The comment's address; null when there is no pull request, or it could not be written. */
  comment(mode: CommentMode, comment: Omit<StickyComment, 'issue'>): Promise<string | null>;
}

/** `token` empty: the user wants no report on GitHub, and no warning about it either. */
export const reporter = (token: string, run: RunContext, warn: Warn): Reporter => {
  if (token === '') return SILENT;
  let connecting: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => (connecting ??= connect(token, run));
  const setState = (id: number, state: DeploymentState, url: string | null): Promise<null | void> =>
    bestEffort(warn, DEPLOYMENT, async () => setDeploymentState(await connection(), id, state, url));
  return {
    openDeployment: async (mode, wish) => {
      if (mode === 'false') return null;
      const id = await bestEffort(warn, DEPLOYMENT, async () =>
        openDeployment(await connection(), mode, wish),
      );
      // On its own, so that a deployment whose first status is lost is known and closed all the same.
      if (id !== null) await setState(id, 'in_progress', null);
      return id;
    },
    closeDeployment: async (id, state, url) => {
      await setState(id, state, url);
    },
    comment: (mode, sticky) =>
      nothingToComment(mode, run)
        ? Promise.resolve(null)
        : bestEffort(warn, COMMENT, async () => commentOn(await connection(), mode, sticky)),
  };
};

const DEPLOYMENT = { code: 'TSD5001', subject: 'GitHub Deployment', permission: 'deployments: write' };
const COMMENT = { code: 'TSD5002', subject: 'pull-request comment', permission: 'pull-requests: write' };

const SILENT: Reporter = {
  openDeployment: () => Promise.resolve(null),
  closeDeployment: () => Promise.resolve(),
  comment: () => Promise.resolve(null),
};

/** Known without a call, so that a push does not even load the client. */
const nothingToComment = (mode: CommentMode, run: RunContext): boolean =>
  mode === 'never' || (mode === 'auto' && run.pullRequest === null);

const commentOn = async (
  connection: Connection,
  mode: CommentMode,
  sticky: Omit<StickyComment, 'issue'>,
): Promise<string | null> => {
  const issue = await pullRequest(connection, mode);
  return issue === null ? null : putComment(connection, { ...sticky, issue });
};
