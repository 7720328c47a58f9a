/** The tokens that the lab's GitHub accepts, with their permissions. */

/** The holder of a token, with the permissions to write. Every holder may read. */
export interface Holder {
  readonly login: string;
  readonly writes: readonly string[];
}

/** The token of a job whose `permissions:` grant what the project's workflows ask for. */
export const JOB_TOKEN = 'ghs_jobTokenOfTheLab';
/** The read-only token of a job that a pull request from a fork has started. */
export const FORK_TOKEN = 'ghs_forkTokenOfTheLab';

const HOLDERS: Readonly<Record<string, Holder>> = {
  [JOB_TOKEN]: {
    login: 'github-actions[bot]',
    writes: ['pull-requests', 'deployments'],
  },
  [FORK_TOKEN]: { login: 'github-actions[bot]', writes: [] },
};

/** The holder for an `authorization` header (`token x` or `Bearer x`); null for an unknown token or none. */
export const holderOf = (authorization: string | undefined): Holder | null =>
  HOLDERS[/^(?:token|bearer) (\S+)$/i.exec(authorization ?? '')?.[1] ?? ''] ?? null;

/** The permission that a write of this operation needs; null for a read. */
export const permissionFor = (method: string, operationId: string): string | null => {
  if (method === 'GET' || operationId === 'graphql/viewer') return null;
  return operationId.startsWith('repos/') ? 'deployments' : 'pull-requests';
};
