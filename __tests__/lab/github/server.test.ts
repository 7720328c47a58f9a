import { createPublicKey, createVerify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkAnswer, operationOf } from '../../../lab/github/description.ts';
import { startGitHub, type GitHub } from '../../../lab/github/server.ts';
import { FORK_TOKEN, JOB_TOKEN } from '../../../lab/github/tokens.ts';

let github: GitHub;

beforeAll(async () => {
  github = await startGitHub({ host: '127.36.1.1', repository: 'acme/models' });
  github.openPull({ number: 7, headSha: 'a'.repeat(40) });
  github.state.environments.set('production', { name: 'production', reviewers: ['octocat'] });
});
beforeEach(() => github.faults.clear());
afterAll(() => github.close());

interface Answered {
  readonly status: number;
  // The server checks its answers against GitHub's schemas; a test reads only the fields that it is about.
  readonly body: any;
  readonly link: string | null;
}

const ask = async (method: string, path: string, body?: unknown, token = JOB_TOKEN): Promise<Answered> => {
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    link: response.headers.get('link'),
  };
};

const REPO = '/repos/acme/models';

describe('issue comments', () => {
  it('are created, listed and updated in place', async () => {
    const made = await ask('POST', `${REPO}/issues/7/comments`, { body: 'first' });
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
    const changed = await ask('PATCH', `${REPO}/issues/comments/${made.body.id}`, { body: 'second' });
    expect(changed).toMatchObject({ status: 200, body: { id: made.body.id, body: 'second' } });
    const listed = await ask('GET', `${REPO}/issues/7/comments`);
    expect(listed.body.map((one: { body: string }) => one.body)).toEqual(['second']);
  });

  it('come in pages that link to one another', async () => {
    github.openPull({ number: 8 });
    for (let i = 0; i < 5; i += 1) github.comment(8, 'someone', `comment ${i}`);
    const first = await ask('GET', `${REPO}/issues/8/comments?per_page=2`);
    expect(first.body).toHaveLength(2);
    expect(first.link).toContain('page=2>; rel="next"');
    expect(first.link).toContain('page=3>; rel="last"');
    const last = await ask('GET', `${REPO}/issues/8/comments?per_page=2&page=3`);
    expect(last.body).toHaveLength(1);
    expect(last.link).not.toContain('rel="next"');
  });

  it('come 30 to a page unless asked, and never more than 100', async () => {
    github.openPull({ number: 10 });
    for (let i = 0; i < 120; i += 1) github.comment(10, 'someone', `comment ${i}`);
    expect((await ask('GET', `${REPO}/issues/10/comments`)).body).toHaveLength(30);
    expect((await ask('GET', `${REPO}/issues/10/comments?per_page=500`)).body).toHaveLength(100);
  });

  it.each([
    ['POST', `${REPO}/issues/7/comments`],
    ['PATCH', `${REPO}/issues/comments/1001`],
  ])('of 65,537 characters are refused: %s', async (method, path) => {
    const { status, body } = await ask(method, path, { body: 'x'.repeat(65_537) });
    expect(status).toBe(422);
    expect(body.errors[0].message).toBe('Body is too long (maximum is 65536 characters)');
    expect((await ask(method, path, { body: 'x'.repeat(65_536) })).status).toBeLessThan(300);
  });

  it('without a body are refused as GitHub describes the request', async () => {
    expect((await ask('POST', `${REPO}/issues/7/comments`, {})).status).toBe(422);
  });
});

describe('deployments', () => {
  const wish = { ref: 'b'.repeat(40), environment: 'staging', auto_merge: false, required_contexts: [] };

  it('keep their payload and take statuses, newest first', async () => {
    const made = await ask('POST', `${REPO}/deployments`, { ...wish, payload: { sha256: 'ab' } });
    expect(made).toMatchObject({ status: 201, body: { payload: { sha256: 'ab' }, environment: 'staging' } });
    const statuses = `${REPO}/deployments/${made.body.id}/statuses`;
    await ask('POST', statuses, { state: 'in_progress' });
    await ask('POST', statuses, { state: 'success', environment_url: 'http://iris.example' });
    const listed = await ask('GET', statuses);
    expect(listed.body.map((one: { state: string }) => one.state)).toEqual(['success', 'in_progress']);
    expect(listed.body[0].environment_url).toBe('http://iris.example');
  });

  it('make the former successful one inactive', async () => {
    const first = await ask('POST', `${REPO}/deployments`, { ...wish, environment: 'qa' });
    const second = await ask('POST', `${REPO}/deployments`, { ...wish, environment: 'qa' });
    for (const { body } of [first, second])
      await ask('POST', `${REPO}/deployments/${body.id}/statuses`, { state: 'success' });
    const states = await ask('GET', `${REPO}/deployments/${first.body.id}/statuses`);
    expect(states.body[0].state).toBe('inactive');
  });

  it('wait for the checks of the commit, the calling job among them, unless told not to', async () => {
    const { status, body } = await ask('POST', `${REPO}/deployments`, { ref: 'main' });
    expect(status).toBe(409);
    expect(body.message).toContain('Commit status checks failed');
  });

  it('are found by commit', async () => {
    const sha = 'c'.repeat(40);
    github.startJobDeployment('staging', sha, '77');
    const { body } = await ask('GET', `${REPO}/deployments?sha=${sha}`);
    expect(body).toHaveLength(1);
    const statuses = await ask('GET', `${REPO}/deployments/${body[0].id}/statuses`);
    expect(statuses.body[0].log_url).toBe('https://github.com/acme/models/actions/runs/77/job/1');
  });
});

describe('other operations', () => {
  it('answers pull requests, alone, listed and by commit', async () => {
    const sha = 'd'.repeat(40);
    github.openPull({ number: 9, state: 'closed', mergeSha: sha });
    expect((await ask('GET', `${REPO}/pulls/9`)).body).toMatchObject({ number: 9, merged: true });
    expect((await ask('GET', `${REPO}/commits/${sha}/pulls`)).body[0]).toMatchObject({ number: 9 });
    const closed = await ask('GET', `${REPO}/pulls?state=closed`);
    expect(closed.body.map((one: { number: number }) => one.number)).toEqual([9]);
  });

  it('answers an environment with its required reviewers', async () => {
    const { body } = await ask('GET', `${REPO}/environments/production`);
    expect(body.protection_rules[0]).toMatchObject({ type: 'required_reviewers' });
    expect((await ask('GET', `${REPO}/environments/nowhere`)).status).toBe(404);
  });

  it('answers the user of a token', async () => {
    const { body } = await ask('POST', '/graphql', { query: '{ viewer { login } }' });
    expect(body).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  });
});

describe('refusals', () => {
  it('an unknown token is refused', async () => {
    const { status, body } = await ask('GET', `${REPO}/issues/7/comments`, undefined, 'bogus');
    expect({ status, message: body.message }).toEqual({ status: 401, message: 'Bad credentials' });
  });

  it('a fork’s token reads but does not write', async () => {
    expect((await ask('GET', `${REPO}/issues/7/comments`, undefined, FORK_TOKEN)).status).toBe(200);
    const { status, body } = await ask('POST', `${REPO}/issues/7/comments`, { body: 'x' }, FORK_TOKEN);
    expect({ status, message: body.message }).toEqual({
      status: 403,
      message: 'Resource not accessible by integration',
    });
  });

  it('an unknown route is refused by its name', async () => {
    const { status, body } = await ask('GET', `${REPO}/actions/secrets`);
    expect(status).toBe(404);
    expect(body.message).toContain('no GET /repos/acme/models/actions/secrets');
    expect(github.requests.at(-1)).toMatchObject({ operation: 'none', status: 404 });
  });

  it('another repository is not found', async () => {
    expect((await ask('GET', '/repos/acme/other/issues/7/comments')).status).toBe(404);
  });

  it('faults apply to the named operation a set number of times', async () => {
    github.faults.add({ operation: 'issues/create-comment', status: 503, times: 1 });
    expect((await ask('GET', `${REPO}/issues/7/comments`)).status).toBe(200);
    expect((await ask('POST', `${REPO}/issues/7/comments`, { body: 'x' })).status).toBe(503);
    expect((await ask('POST', `${REPO}/issues/7/comments`, { body: 'x' })).status).toBe(201);
  });
});

describe('the token service', () => {
  it('signs a token of five minutes for the audience, with the bearer token alone', async () => {
    const address = `${github.oidcUrl}&audience=sts.amazonaws.com`;
    expect((await fetch(address)).status).toBe(401);
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${github.oidc.requestToken}` },
    });
    const { value } = (await response.json()) as { value: string };
    const [head = '', claims = '', signature = ''] = value.split('.');
    const key = createPublicKey({ key: github.oidc.publicKey, format: 'jwk' });
    expect(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(key, signature, 'base64url')).toBe(
      true,
    );
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, number | string>;
    expect(said).toMatchObject({ aud: 'sts.amazonaws.com', repository: 'acme/models' });
    expect(Number(said['exp']) - Number(said['iat'])).toBe(300);
  });
});

describe('the check of an answer', () => {
  it('refuses an answer that GitHub would not give', () => {
    const { operation } = operationOf('POST', '/repos/a/b/issues/1/comments')!;
    expect(() => checkAnswer(operation, 201, { id: 'one' })).toThrow(/GitHub would not give this answer/);
  });
});
