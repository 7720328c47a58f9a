import type { Connection } from './connection.ts';

/** The input `github-deployment`. */
export type DeploymentMode = 'auto' | 'true' | 'false';

export interface DeploymentWish {
  readonly environment: string;
  readonly description: string;
  /** What the release pins; a later promotion reads it back. Digests only: anyone who can read the repository sees it. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export type DeploymentState = 'in_progress' | 'success' | 'failure';

/** GitHub cuts nothing off for us: a longer description is refused. */
const DESCRIPTION_LIMIT = 140;

/** Makes a GitHub Deployment, still without a status; null when the mode or the job's own `environment:` says that none is wanted. */
export const openDeployment = async (
  connection: Connection,
  mode: DeploymentMode,
  wish: DeploymentWish,
): Promise<number | null> => {
  if (mode === 'false' || (mode === 'auto' && (await madeByThisJob(connection)))) return null;
  const { data } = await connection.api.rest.repos.createDeployment({
    ...connection.repository,
    ref: connection.run.sha,
    environment: wish.environment,
    description: wish.description.slice(0, DESCRIPTION_LIMIT),
    payload: { ...wish.payload },
    // Without these two GitHub merges the default branch in, or waits for checks that this very job belongs to.
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub made no deployment');
  return data.id;
};

/** `url`: where the environment is reached; shown beside the deployment. */
export const setDeploymentState = async (
  { api, repository, run }: Connection,
  id: number,
  state: DeploymentState,
  url: string | null,
): Promise<void> => {
  await api.rest.repos.createDeploymentStatus({
    ...repository,
    deployment_id: id,
    state,
    log_url: run.runUrl,
    ...(url === null ? {} : { environment_url: url }),
  });
};

/**
 * A job with `environment:` makes a Deployment by itself, and nothing in the step's surroundings tells so. But
 * its statuses link to the run: a Deployment of this commit with such a status was made by this run's job.
 */
const madeByThisJob = async ({ api, repository, run }: Connection): Promise<boolean> => {
  const { data } = await api.rest.repos.listDeployments({ ...repository, sha: run.sha, per_page: 10 });
  for (const { id } of data) {
    const statuses = await api.rest.repos.listDeploymentStatuses({
      ...repository,
      deployment_id: id,
      per_page: 10,
    });
    if (statuses.data.some(({ log_url, target_url }) => isOf(run.runUrl, log_url ?? target_url ?? '')))
      return true;
  }
  return false;
};

const isOf = (runUrl: string, url: string): boolean => url === runUrl || url.startsWith(`${runUrl}/`);
