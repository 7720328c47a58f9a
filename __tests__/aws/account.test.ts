import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { account } from '../../src/aws/account.ts';
import { callsWith } from '../../src/aws/calls.ts';
import { clientsFor } from '../../src/aws/clients.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const END = '2099-01-01T12:00:00Z';
const STATIC = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
const calls = callsWith({ sleep: async () => undefined });
const before = { ...process.env };
const servers: Server[] = [];

/** Nothing of this machine's own credentials. */
beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/none',
    AWS_SHARED_CREDENTIALS_FILE: '/none',
  });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, before);
  for (const server of servers.splice(0)) server.close();
});

const self = (renews = false) => account(clientsFor({ region: 'us-east-1' }), calls, renews);

/** What a container's credential service answers. */
async function container(): Promise<Readonly<Record<string, string>>> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('connection', 'close');
    response.end(JSON.stringify({ AccessKeyId: 'k', SecretAccessKey: 's', Token: 't', Expiration: END }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/role` };
}

const folder = temporaryFolder();

/** A program that the SDK asks for credentials, and again when they end. */
async function program(): Promise<Readonly<Record<string, string>>> {
  const file = join(folder, 'config');
  const answer = { Version: 1, AccessKeyId: 'k', SecretAccessKey: 's', SessionToken: 't', Expiration: END };
  const command = `echo '${JSON.stringify(answer)}'`;
  await writeFile(file, `[default]\ncredential_process = ${command}\n`);
  return { AWS_CONFIG_FILE: file };
}

describe('credentials', () => {
  it.each([
    [
      'in the environment end when it says so',
      { ...STATIC, AWS_CREDENTIAL_EXPIRATION: END },
      Date.parse(END),
    ],
    ['in the environment end nobody knows when', STATIC, null],
    ['in the environment with an end that is none', { ...STATIC, AWS_CREDENTIAL_EXPIRATION: 'soon' }, null],
    ['of a container are renewed', container, null],
    ['of a program are renewed', program, null],
  ])('%s', async (_name, variables, expected) => {
    Object.assign(process.env, typeof variables === 'function' ? await variables() : variables);
    expect(await self().credentialsUntil()).toBe(expected);
  });

  it('that we renew have no end', async () => {
    Object.assign(process.env, { ...STATIC, AWS_CREDENTIAL_EXPIRATION: END });
    expect(await self(true).credentialsUntil()).toBeNull();
  });

  it('that cannot be found are a problem with a remedy, until they are there', async () => {
    const run = self();
    await expect(run.credentialsUntil()).rejects.toMatchObject({ problem: { code: 'TSD3002' } });
    Object.assign(process.env, { ...STATIC, AWS_CREDENTIAL_EXPIRATION: END });
    expect(await run.credentialsUntil()).toBe(Date.parse(END));
  });
});
