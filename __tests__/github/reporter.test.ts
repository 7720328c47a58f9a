import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '../../lab/github/server.ts';
import { FORK_TOKEN, JOB_TOKEN } from '../../lab/github/tokens.ts';
import type { Problem } from '../../src/core/errors.ts';
import { reporter, type Reporter } from '../../src/github/reporter.ts';
import { runContext } from '../../src/github/run-context.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

const SHA = 'a'.repeat(40);
const MARKER = '<!-- torchserve-deploy:iris/staging -->';
const BOT = 'github-actions[bot]';

let github: GitHub;
let warned: Problem[];

beforeEach(async () => {
  github = await startGitHub({ host: '127.36.2.1', repository: 'acme/models' });
  github.openPull({ number: 7, headSha: SHA });
  warned = [];
});
afterEach(() => github.close());

const eventFile = (event: unknown): string => {
  const file = join(mkdtempSync(join(folder, 'event-')), 'event.json');
  writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
  return file;
};

const speaking = (options: { token?: string; event?: unknown; apiUrl?: string } = {}): Reporter => {
  const { token = JOB_TOKEN, event = { pull_request: { number: 7 } }, apiUrl = github.url } = options;
  const run = runContext({
    GITHUB_REPOSITORY: 'acme/models',
    GITHUB_RUN_ID: '77',
    GITHUB_SHA: SHA,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_PATH: eventFile(event),
  });
  return reporter(token, run, (problem) => warned.push(problem));
};

const writing = (text: string) => ({ marker: MARKER, write: () => `${MARKER}\n${text}` });
const bodies = (): readonly string[] => [...github.state.comments.values()].map(({ body }) => body);
const asked = (): readonly string[] => github.requests.map(({ operation }) => operation);

describe('the comment', () => {
  it('is made once and updated in place after that', async () => {
    await speaking().comment('auto', writing('first'));
    const address = await speaking().comment('auto', writing('second'));
    expect(bodies()).toEqual([`${MARKER}\nsecond`]);
    expect(address).toMatch(/^https:\/\/github\.com\/acme\/models\/pull\/7#issuecomment-\d+$/);
    expect(warned).toEqual([]);
  });

  it('gives its writer the body that it replaces', async () => {
    const seen: (string | null)[] = [];
    const keep = {
      marker: MARKER,
      write: (previous: string | null) => (seen.push(previous), `${MARKER}\nx`),
    };
    await speaking().comment('auto', keep);
    await speaking().comment('auto', keep);
    expect(seen).toEqual([null, `${MARKER}\nx`]);
  });

  it('is one for each service and environment', async () => {
    const other = '<!-- torchserve-deploy:iris/production -->';
    await speaking().comment('auto', writing('staging'));
    await speaking().comment('auto', { marker: other, write: () => `${other}\nproduction` });
    expect(bodies()).toEqual([`${MARKER}\nstaging`, `${other}\nproduction`]);
  });

  it('is found behind more comments than fit a page', async () => {
    for (let i = 0; i < 130; i += 1) github.comment(7, 'someone', `talk ${i}`);
    github.comment(7, BOT, `${MARKER}\nold`);
    await speaking().comment('auto', writing('new'));
    expect(bodies().filter((body) => body.startsWith(MARKER))).toEqual([`${MARKER}\nnew`]);
    expect(asked().filter((operation) => operation === 'issues/list-comments')).toHaveLength(2);
  });

  it.each([
    ['a person who copied the marker', 'mallory', `${MARKER}\nfake`],
    ['another bot', 'welcome[bot]', `${MARKER}\nfake`],
    ['our own comment that quotes the marker', BOT, `Somebody wrote ${MARKER}`],
  ])('does not take over what was written by %s', async (_, login, body) => {
    const theirs = github.comment(7, login, body);
    await speaking().comment('auto', writing('ours'));
    expect(github.state.comments.get(theirs.id)?.body).toBe(body);
    expect(bodies()).toHaveLength(2);
  });

  it('is not written without a pull request, and nothing is asked', async () => {
    expect(await speaking({ event: { ref: 'refs/heads/main' } }).comment('auto', writing('x'))).toBeNull();
    expect(await speaking().comment('never', writing('x'))).toBeNull();
    expect(await speaking({ event: '{broken' }).comment('auto', writing('x'))).toBeNull();
    expect(github.requests).toEqual([]);
  });

  it('goes to the pull request whose merge made the commit when it is always wanted', async () => {
    github.openPull({ number: 8, state: 'closed', headSha: 'b'.repeat(40), mergeSha: SHA });
    await speaking({ event: {} }).comment('always', writing('x'));
    expect([...github.state.comments.values()][0]?.issue).toBe(8);
  });

  it('never exceeds what GitHub takes', async () => {
    await speaking().comment('auto', writing('x'.repeat(70_000)));
    await speaking().comment('auto', writing('y'.repeat(70_000)));
    expect(bodies()[0]).toHaveLength(65_000);
    expect(warned).toEqual([]);
  });
});

describe('a GitHub that will not', () => {
  it.each([403, 422, 500, 502])('answers %d to the comment: a warning, nothing thrown', async (status) => {
    github.faults.add({ operation: 'issues/create-comment', status });
    expect(await speaking().comment('auto', writing('x'))).toBeNull();
    expect(warned).toHaveLength(1);
    expect(warned[0]).toMatchObject({ code: 'TSD5002', subject: 'pull-request comment' });
    expect(warned[0]!.message).toContain(`GitHub answered ${status}`);
  });

  it('refuses a fork’s token: the warning names the permission', async () => {
    await speaking({ token: FORK_TOKEN }).comment('auto', writing('x'));
    expect(warned[0]!.remedy).toContain('pull-requests: write');
    expect(warned[0]!.remedy).toContain('fork');
  });

  it('is not there at all: a warning for each report, nothing thrown', async () => {
    const away = speaking({ apiUrl: 'http://127.36.2.9:9' });
    expect(await away.comment('auto', writing('x'))).toBeNull();
    expect(await away.openDeployment('true', { environment: 'e', description: 'd', payload: {} })).toBeNull();
    expect(warned.map(({ code }) => code)).toEqual(['TSD5002', 'TSD5001']);
  });

  it('is not asked when the token is empty', async () => {
    const silent = speaking({ token: '' });
    await silent.comment('always', writing('x'));
    await silent.openDeployment('true', { environment: 'e', description: 'd', payload: {} });
    await silent.closeDeployment(1, 'success', null);
    expect({ told: github.requests, warned }).toEqual({ told: [], warned: [] });
  });
});

describe('the GitHub Deployment', () => {
  const wish = { environment: 'staging', description: 'iris 2.0', payload: { sha256: 'ab', image: null } };

  it('holds the manifest, begins in progress and ends with the address', async () => {
    const id = await speaking().openDeployment('true', wish);
    await speaking().closeDeployment(id!, 'success', 'http://iris.example');
    const made = github.state.deployments.get(id!)!;
    expect(made).toMatchObject({ payload: wish.payload, environment: 'staging', ref: SHA });
    expect(made.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
    expect(made.statuses.at(-1)).toMatchObject({
      environmentUrl: 'http://iris.example',
      logUrl: 'https://github.com/acme/models/actions/runs/77',
    });
    expect(warned).toEqual([]);
  });

  it('is left to the job when this run’s job has already made one', async () => {
    github.startJobDeployment('anything', SHA, '77');
    expect(await speaking().openDeployment('auto', wish)).toBeNull();
    expect(github.state.deployments.size).toBe(1);
  });

  it.each([
    ['another run', '777'],
    ['an earlier run', '7'],
  ])('is made when the one that is there belongs to %s', async (_, runId) => {
    github.startJobDeployment('staging', SHA, runId);
    expect(await speaking().openDeployment('auto', wish)).not.toBeNull();
  });

  it('is made beside the job’s own when it is asked for', async () => {
    github.startJobDeployment('staging', SHA, '77');
    expect(await speaking().openDeployment('true', wish)).not.toBeNull();
  });

  it('is not made when it is not wanted, and nothing is asked', async () => {
    expect(await speaking().openDeployment('false', wish)).toBeNull();
    expect(github.requests).toEqual([]);
  });

  it('without permission is a warning that names it', async () => {
    expect(await speaking({ token: FORK_TOKEN }).openDeployment('true', wish)).toBeNull();
    expect(warned[0]).toMatchObject({ code: 'TSD5001' });
    expect(warned[0]!.remedy).toContain('deployments: write');
  });

  it('whose first status fails is still closed with the release', async () => {
    github.faults.add({ operation: 'repos/create-deployment-status', status: 500, times: 1 });
    const id = await speaking().openDeployment('true', wish);
    expect(id).not.toBeNull();
    await speaking().closeDeployment(id!, 'failure', null);
    expect(github.state.deployments.get(id!)!.statuses.map(({ state }) => state)).toEqual(['failure']);
  });
});
