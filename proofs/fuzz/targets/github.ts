import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Problem } from '../../../src/core/errors.ts';
import { bestEffort } from '../../../src/github/best-effort.ts';
import type { Connection } from '../../../src/github/connection.ts';
import { openDeployment } from '../../../src/github/deployments.ts';
import { pullRequest } from '../../../src/github/pull-request.ts';
import { runContext, type RunContext } from '../../../src/github/run-context.ts';
import { putComment } from '../../../src/github/sticky-comment.ts';
import { annotations } from '../../../src/report/annotation.ts';
import { anyJson, documents } from '../arbitraries/json-like.ts';
import { jsonTexts } from '../arbitraries/json-texts.ts';
import { noise } from '../arbitraries/noise.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { target, type Target } from '../target.ts';
import { holds } from '../violation.ts';

/** Targets that read what the runner and GitHub say. */

const scratch = scratchFolder();
const EVENT = {
  action: 'synchronize',
  number: 7,
  pull_request: { number: 7, head: { sha: 'a'.repeat(40) } },
};

const contexts = target({
  name: 'run contexts and event files',
  share: 4,
  inputs: fc.record({
    event: jsonTexts(fc.constant(EVENT)),
    repository: fc.option(noise, { nil: undefined }),
  }),
  check: ({ event, repository }) => {
    const path = join(scratch(), 'event.json');
    writeFileSync(path, event);
    const run = runContext({ GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository });
    holds(run.pullRequest === null || typeof run.pullRequest === 'number', 'a pull request has a number');
    holds(typeof run.owner === 'string' && typeof run.repo === 'string', 'a run has a repository');
  },
});

const MARKER = '<!-- torchserve-deploy:iris/staging -->';
const OWN = 'github-actions[bot]';
const RUN_URL = 'https://github.com/acme/models/actions/runs/77';
const RUN: RunContext = {
  owner: 'acme',
  repo: 'models',
  runId: '77',
  runAttempt: '1',
  sha: 'a'.repeat(40),
  actor: 'someone',
  runUrl: RUN_URL,
  apiUrl: '',
  helpUrl: '',
  pullRequest: null,
};

const COMMENTS = [
  { id: 1, body: `${MARKER}\nfaked`, user: { login: 'mallory' } },
  { id: 2, body: `${MARKER}\nold`, user: { login: OWN } },
  { id: 3, body: 'talk', user: null },
];
const PULLS = [{ number: 7, state: 'open', merge_commit_sha: 'a'.repeat(40) }];

/** GitHub's answers to the calls of a report. One call throws `trouble`. */
const answers = fc.record({
  comments: documents(fc.constant(COMMENTS)),
  viewer: documents(fc.constant({ viewer: { login: OWN } })),
  written: documents(fc.constant({ html_url: 'https://github.com/x', id: 5 })),
  pulls: documents(fc.constant(PULLS)),
  deployments: documents(fc.constant([{ id: 1 }])),
  statuses: documents(fc.constant([{ log_url: RUN_URL, target_url: null }])),
  trouble: fc.option(fc.record({ status: anyJson, message: noise }), { freq: 4 }),
});

type Answers = typeof answers extends fc.Arbitrary<infer A> ? A : never;

const answeredWith = (given: Answers, updated: (id: unknown) => void): Connection => {
  const answer = (data: unknown) => () => Promise.resolve({ data });
  const refuse = () => Promise.reject(Object.assign(new Error(given.trouble?.message), given.trouble ?? {}));
  const write = given.trouble === null ? answer(given.written) : refuse;
  const rest = {
    issues: {
      listComments: 'list',
      createComment: write,
      updateComment: (call: { comment_id: unknown }) => {
        updated(call.comment_id);
        return write();
      },
    },
    repos: {
      listPullRequestsAssociatedWithCommit: answer(given.pulls),
      listDeployments: answer(given.deployments),
      listDeploymentStatuses: answer(given.statuses),
      createDeployment: write,
    },
  };
  const iterator = async function* () {
    yield { data: given.comments };
  };
  const api = { rest, graphql: () => Promise.resolve(given.viewer), paginate: { iterator } };
  return { api, repository: { owner: 'acme', repo: 'models' }, run: RUN } as unknown as Connection;
};

interface Comment {
  readonly id?: unknown;
  readonly user?: { readonly login?: unknown } | null;
  readonly body?: unknown;
}

const isOurs = (comment: Comment | null, login: unknown): boolean =>
  comment?.user?.login === login && typeof comment?.body === 'string' && comment.body.startsWith(MARKER);

const reports = target({
  name: "GitHub's answers",
  share: 5,
  inputs: answers,
  check: async (given) => {
    const warned: Problem[] = [];
    const changed: unknown[] = [];
    const connection = answeredWith(given, (id) => changed.push(id));
    const attempt = { code: 'TSD5002', subject: 'report', permission: 'pull-requests: write' };
    const asked = [
      () => pullRequest(connection, 'always'),
      () =>
        putComment(connection, {
          issue: 7,
          marker: MARKER,
          write: (before) => `${MARKER}\n${before ?? ''}x`,
        }),
      () =>
        openDeployment(connection, 'auto', {
          environment: 'staging',
          description: 'x'.repeat(200),
          payload: {},
        }),
    ];
    for (const work of asked) await bestEffort<unknown>((problem) => warned.push(problem), attempt, work);
    const shown = annotations(warned, '').map(({ title, message }) => `${title} ${message}`);
    holds(
      shown.every((line) => !/[\r\n]/.test(line)),
      'a warning is one line',
    );
    const login = (given.viewer as { viewer?: { login?: unknown } } | null)?.viewer?.login;
    const comments = Array.isArray(given.comments) ? (given.comments as readonly (Comment | null)[]) : [];
    const ours = comments.filter((comment) => isOurs(comment, login)).map((comment) => comment?.id);
    holds(
      changed.every((id) => ours.includes(id)),
      'only a comment of our own is changed',
    );
  },
});

export const GITHUB: readonly Target[] = [contexts, reports];
