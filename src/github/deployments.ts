import type { Connection } from './connection.ts';

/** GitHub Deployments: opens one for a release, and sets its state. */

/** The input `github-deployment`. */
export type DeploymentMode = 'auto' | 'true' | 'false';

/** A GitHub Deployment to create. */
export interface DeploymentWish {
  readonly environment: string;
  readonly description: string;
  /** What the release pins. Only ids and digests: everybody who can read the repository sees it. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export type DeploymentState = 'in_progress' | 'success' | 'failure';

/** GitHub refuses a longer description. */
const DESCRIPTION_LIMIT = 140;

/** Creates a Deployment without a status. null: the mode wants none, or the job's `environment:` has already made one. */
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
    // Otherwise GitHub merges the default branch in, and waits for checks, of which this job is one.
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub made no deployment');
  return data.id;
};

/** Adds a status to a Deployment. `url`: the service's address, which GitHub shows beside it. */
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
 * Whether this job has made a Deployment by its `environment:` key. No variable of the step says so, but the statuses of
 * such a Deployment link to the run.
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
