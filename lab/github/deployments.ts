import { deployment, deploymentStatus } from './answers.ts';
import { text, type OperationCall, type Operations } from './operation-call.ts';
import { paged } from './paging.ts';
import { created, notFound, refused, type Reply } from './reply.ts';
import type { Deployment, DeploymentStatus, State } from './state.ts';

/** GitHub's operations on deployments and their statuses. */
export const deploymentOperations: Operations = {
  'repos/list-deployments': (call) => {
    const { state, query } = call;
    const matches = (one: Deployment): boolean =>
      (['sha', 'ref', 'environment'] as const).every((key) => [null, one[key]].includes(query.get(key)));
    const newestFirst = [...state.deployments.values()].filter(matches).reverse();
    return paged(
      call,
      newestFirst.map((one) => deployment(state, one)),
    );
  },
  'repos/create-deployment': (call) => createDeployment(call),
  'repos/list-deployment-statuses': (call) => {
    const found = call.state.deployments.get(Number(call.parameters['deployment_id']));
    if (found === undefined) return notFound();
    const newestFirst = [...found.statuses].reverse();
    return paged(
      call,
      newestFirst.map((status) => deploymentStatus(call.state, found, status)),
    );
  },
  'repos/create-deployment-status': (call) => createStatus(call),
};

/**
 * Creates a deployment. Without `required_contexts: []` GitHub refuses it, because it waits for every check of
 * the commit, and the calling job is such a check.
 */
const createDeployment = ({ state, body, holder }: OperationCall): Reply => {
  const contexts = body['required_contexts'];
  if (!Array.isArray(contexts) || contexts.length > 0)
    return refused(409, `Conflict: Commit status checks failed for ${text(body['ref'])}.`);
  const made = addDeployment(state, {
    environment: text(body['environment']) || 'production',
    sha: text(body['ref']),
    ref: text(body['ref']),
    payload: body['payload'] ?? {},
    description: text(body['description']),
    login: holder.login,
  });
  return created(deployment(state, made));
};

/** Adds a deployment to the state. */
export const addDeployment = (state: State, wish: Omit<Deployment, 'id' | 'at' | 'statuses'>): Deployment => {
  const made: Deployment = { id: state.nextId(), at: state.now(), statuses: [], ...wish };
  state.deployments.set(made.id, made);
  return made;
};

const createStatus = ({ state, parameters, body, holder }: OperationCall): Reply => {
  const found = state.deployments.get(Number(parameters['deployment_id']));
  if (found === undefined) return notFound();
  const status = addStatus(state, found.id, {
    state: text(body['state']),
    environmentUrl: text(body['environment_url']),
    logUrl: text(body['log_url']),
    description: text(body['description']),
    login: holder.login,
  });
  if (status.state === 'success') deactivateOthers(state, found, holder.login);
  return created(deploymentStatus(state, found, status));
};

/** Adds a status to a deployment in the state. */
export const addStatus = (
  state: State,
  deploymentId: number,
  wish: Omit<DeploymentStatus, 'id' | 'at'>,
): DeploymentStatus => {
  const its = state.deployments.get(deploymentId)!;
  const status: DeploymentStatus = { id: state.nextId(), at: state.now(), ...wish };
  state.deployments.set(its.id, { ...its, statuses: [...its.statuses, status] });
  return status;
};

/** Sets earlier successful deployments of the environment to inactive (`auto_inactive`, GitHub's default). */
const deactivateOthers = (state: State, active: Deployment, login: string): void => {
  for (const one of state.deployments.values()) {
    const live = one.statuses.at(-1)?.state === 'success';
    if (one.id === active.id || one.environment !== active.environment || !live) continue;
    addStatus(state, one.id, { state: 'inactive', environmentUrl: '', logUrl: '', description: '', login });
  }
};
