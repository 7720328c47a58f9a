/**
 * The state of the lab's GitHub: pull requests, comments, deployments and environments. Times in this file are
 * ISO 8601 without milliseconds, as GitHub writes them.
 */

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly headSha: string;
  /** The merge commit on the default branch; null before the merge. */
  readonly mergeSha: string | null;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly description: string;
  readonly login: string;
  readonly at: string;
}

export interface Deployment {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly payload: unknown;
  readonly description: string;
  readonly login: string;
  readonly at: string;
  readonly statuses: readonly DeploymentStatus[];
}

export interface Environment {
  readonly name: string;
  /** Logins of the people who must approve a job of this environment. */
  readonly reviewers: readonly string[];
}

/** What the lab's GitHub stores for its one repository. */
export interface State {
  readonly owner: string;
  readonly repo: string;
  /** The addresses of the API and of GitHub's pages. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly pulls: Map<number, PullRequest>;
  readonly comments: Map<number, Comment>;
  readonly deployments: Map<number, Deployment>;
  readonly environments: Map<string, Environment>;
  /** A new number. */
  readonly nextId: () => number;
  readonly now: () => string;
}

export const emptyState = (owner: string, repo: string, apiUrl: string, serverUrl: string): State => {
  const ids = counter();
  return {
    owner,
    repo,
    apiUrl,
    serverUrl,
    pulls: new Map(),
    comments: new Map(),
    deployments: new Map(),
    environments: new Map(),
    nextId: () => ids.next().value,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
};

function* counter(): Generator<number, never> {
  for (let id = 1001; ; id += 1) yield id;
}
