import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { addComment } from './comments.ts';
import { addDeployment, addStatus } from './deployments.ts';
import { faults, type Faults } from './faults.ts';
import { answer, OIDC_PATH, type RouterParts } from './router.ts';
import { oidc, type Oidc } from './oidc.ts';
import { refused, type Reply } from './reply.ts';
import { emptyState, type Comment, type Deployment, type PullRequest, type State } from './state.ts';

/**
 * The lab's GitHub, for one repository: the REST operations, the one GraphQL query and the runner's token
 * service.
 */
export interface GitHub {
  /** `GITHUB_API_URL` */
  readonly url: string;
  /** `ACTIONS_ID_TOKEN_REQUEST_URL`. It has a query string, as the runner's has. */
  readonly oidcUrl: string;
  readonly oidc: Oidc;
  /** The environment of a job with `permissions: id-token: write`. */
  readonly idTokenEnv: Readonly<Record<string, string>>;
  readonly faults: Faults;
  readonly state: State;
  /** Every request so far, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  openPull(pull: Partial<PullRequest> & Pick<PullRequest, 'number'>): PullRequest;
  /** Adds a comment of any user. */
  comment(issue: number, login: string, body: string): Comment;
  /** Adds the deployment that GitHub creates for a job with `environment:`. It links to the job's run. */
  startJobDeployment(environment: string, sha: string, runId: string): Deployment;
  close(): Promise<void>;
}

/** A request that the lab's GitHub received. */
interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** GitHub's operation name, or `none`. */
  readonly operation: string;
  readonly status: number;
}

interface GitHubOptions {
  /** A loopback address. */
  readonly host: string;
  /** `owner/repo` */
  readonly repository: string;
}

const SERVER_URL = 'https://github.com';

/** Starts the lab's GitHub on a loopback address. */
export const startGitHub = async ({ host, repository }: GitHubOptions): Promise<GitHub> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const [owner = '', repo = ''] = repository.split('/');
  const parts: RouterParts = {
    state: emptyState(owner, repo, url, SERVER_URL),
    faults: faults(),
    oidc: oidc(repository),
  };
  const requests: ReceivedRequest[] = [];
  server.on('request', (request, response) => void serve(parts, requests, request, response));
  const oidcUrl = `${url}${OIDC_PATH}?api-version=2.0`;
  return {
    url,
    oidcUrl,
    idTokenEnv: {
      ACTIONS_ID_TOKEN_REQUEST_URL: oidcUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: parts.oidc.requestToken,
    },
    ...parts,
    requests,
    ...actors(parts.state),
    close: () => closed(server),
  };
};

const serve = async (
  parts: RouterParts,
  requests: ReceivedRequest[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { method = 'GET', headers } = incoming;
  const address = new URL(incoming.url ?? '/', parts.state.apiUrl);
  const body = await text(incoming);
  const { operation, reply } = attempt(parts, { method, url: address, headers, body });
  requests.push({ method, path: address.pathname, operation, status: reply.status });
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
  response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
};

/**
 * Answers a request. An exception, such as an answer that does not match GitHub's description, becomes status
 * 599.
 */
const attempt = (...args: Parameters<typeof answer>): { operation: string; reply: Reply } => {
  try {
    return answer(...args);
  } catch (error) {
    return { operation: 'none', reply: refused(599, `lab/github is wrong: ${String(error)}`) };
  }
};

/** What people and GitHub itself do, apart from API calls. */
const actors = (state: State): Pick<GitHub, 'openPull' | 'comment' | 'startJobDeployment'> => ({
  openPull: (wish) => {
    const pull: PullRequest = {
      title: 'A better model',
      state: 'open',
      headSha: '0'.repeat(40),
      mergeSha: null,
      ...wish,
    };
    state.pulls.set(pull.number, pull);
    return pull;
  },
  comment: (issue, login, body) => addComment(state, issue, login, body),
  startJobDeployment: (environment, sha, runId) => {
    const login = 'github-actions[bot]';
    const made = addDeployment(state, { environment, sha, ref: 'main', payload: {}, description: '', login });
    const logUrl = `${state.serverUrl}/${state.owner}/${state.repo}/actions/runs/${runId}/job/1`;
    addStatus(state, made.id, { state: 'in_progress', environmentUrl: '', logUrl, description: '', login });
    return state.deployments.get(made.id)!;
  },
});

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
