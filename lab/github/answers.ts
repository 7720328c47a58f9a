import { example } from './description.ts';
import type { Comment, Deployment, DeploymentStatus, Environment, PullRequest, State } from './state.ts';

/** Builds GitHub's answers from GitHub's documented examples and the lab's state. */

type Answer = Record<string, unknown>;

/** A user in GitHub's form. */
const user = (state: State, login: string): Answer => ({
  ...(example('issue-comment')['user'] as Answer),
  login,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  url: `${state.apiUrl}/users/${encodeURIComponent(login)}`,
  html_url: `${state.serverUrl}/${login.replace('[bot]', '')}`,
});

const api = (state: State, path: string): string =>
  `${state.apiUrl}/repos/${state.owner}/${state.repo}${path}`;
const page = (state: State, path: string): string => `${state.serverUrl}/${state.owner}/${state.repo}${path}`;

export const comment = (state: State, { id, issue, login, body, createdAt, updatedAt }: Comment): Answer => ({
  ...example('issue-comment'),
  id,
  url: api(state, `/issues/comments/${id}`),
  html_url: page(state, `/pull/${issue}#issuecomment-${id}`),
  issue_url: api(state, `/issues/${issue}`),
  user: user(state, login),
  body,
  created_at: createdAt,
  updated_at: updatedAt,
});

const pullFields = (state: State, pull: PullRequest): Answer => ({
  number: pull.number,
  title: pull.title,
  state: pull.state,
  url: api(state, `/pulls/${pull.number}`),
  html_url: page(state, `/pull/${pull.number}`),
  merge_commit_sha: pull.mergeSha,
});

/** A documented pull request with other fields, and without labels, milestone and teams. */
const overlaid = (sample: Answer, fields: Answer, headSha: string): Answer => ({
  ...sample,
  ...fields,
  labels: [],
  milestone: null,
  requested_teams: [],
  head: { ...(sample['head'] as Answer), sha: headSha },
});

export const pull = (state: State, its: PullRequest): Answer => ({
  ...overlaid(example('pull-request'), pullFields(state, its), its.headSha),
  merged: its.mergeSha !== null,
});

export const listedPull = (state: State, its: PullRequest): Answer => {
  const [first = {}] = example('pull-request-simple-items') as unknown as readonly Answer[];
  return overlaid(first, pullFields(state, its), its.headSha);
};

export const deployment = (state: State, { statuses, login, at, ...its }: Deployment): Answer => ({
  ...(example('deployment-items') as unknown as readonly Answer[])[0],
  ...its,
  original_environment: its.environment,
  task: 'deploy',
  creator: user(state, login),
  created_at: at,
  updated_at: statuses.at(-1)?.at ?? at,
  url: api(state, `/deployments/${its.id}`),
  statuses_url: api(state, `/deployments/${its.id}/statuses`),
  repository_url: api(state, ''),
});

export const deploymentStatus = (state: State, its: Deployment, status: DeploymentStatus): Answer => ({
  ...example('deployment-status'),
  id: status.id,
  state: status.state,
  creator: user(state, status.login),
  description: status.description,
  environment: its.environment,
  environment_url: status.environmentUrl,
  log_url: status.logUrl,
  target_url: status.logUrl,
  created_at: status.at,
  updated_at: status.at,
  url: api(state, `/deployments/${its.id}/statuses/${status.id}`),
  deployment_url: api(state, `/deployments/${its.id}`),
  repository_url: api(state, ''),
});

export const environment = (state: State, { name, reviewers }: Environment): Answer => ({
  ...example('environment'),
  name,
  url: api(state, `/environments/${encodeURIComponent(name)}`),
  html_url: page(state, `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`),
  protection_rules: reviewers.length === 0 ? [] : [requiredReviewers(state, reviewers)],
  deployment_branch_policy: null,
});

const requiredReviewers = (state: State, reviewers: readonly string[]): Answer => ({
  id: 3755,
  node_id: 'MDQ6R2F0ZTM3NTU=',
  type: 'required_reviewers',
  prevent_self_review: false,
  reviewers: reviewers.map((login) => ({ type: 'User', reviewer: user(state, login) })),
});
