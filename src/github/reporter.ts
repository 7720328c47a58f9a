import type { Warn } from './best-effort.ts';
import { bestEffort } from './best-effort.ts';
import type { Connection } from './connection.ts';
import { connect } from './connection.ts';
import type { DeploymentMode, DeploymentState, DeploymentWish } from './deployments.ts';
import { openDeployment, setDeploymentState } from './deployments.ts';
import { pullRequest, type CommentMode } from './pull-request.ts';
import type { RunContext } from './run-context.ts';
import { putComment, type StickyComment } from './sticky-comment.ts';

/** Reports a release on GitHub. No method throws: a report that fails becomes a warning. */
export interface Reporter {
  /** Resolves with the Deployment's id, which `closeDeployment` needs; null: none is open. */
  openDeployment(mode: DeploymentMode, wish: DeploymentWish): Promise<number | null>;
  closeDeployment(
    id: number,
    state: Exclude<DeploymentState, 'in_progress'>,
    url: string | null,
  ): Promise<void>;
  /** Resolves with the comment's address; null when there is no pull request or the comment failed. */
  comment(mode: CommentMode, comment: Omit<StickyComment, 'issue'>): Promise<string | null>;
}

/** `token` empty: the user wants no reports on GitHub, so that nothing is called and nothing is warned of. */
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
      // A separate attempt: a Deployment whose first status fails still has an id and is closed later.
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

/** Whether no comment is wanted. Needs no call, so that a push does not load the client. */
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
