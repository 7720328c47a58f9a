import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MetadataService } from '../../../lab/instances/metadata-service.ts';
import { openMetadataService } from '../../../lab/instances/metadata-service.ts';

const INSTANCE = {
  id: 'i-0123456789abcdef0',
  address: '127.34.99.7',
  zone: 'eu-west-1b',
  imageId: 'ami-1',
  instanceType: 'c7i.large',
  profileArn: 'arn:aws:iam::1:instance-profile/path/model-server',
  userData: '#!/bin/sh\ntrue\n',
};

let service: MetadataService;
beforeAll(async () => {
  service = await openMetadataService(INSTANCE, 'eu-west-1');
});
afterAll(() => service.close());

const token = async (ttl?: string, method = 'PUT') => {
  const headers: Record<string, string> =
    ttl === undefined ? {} : { 'X-aws-ec2-metadata-token-ttl-seconds': ttl };
  return fetch(`${service.url}/latest/api/token`, { method, headers });
};

const read = async (path: string, withToken?: string) => {
  const headers: Record<string, string> =
    withToken === undefined ? {} : { 'X-aws-ec2-metadata-token': withToken };
  const answer = await fetch(`${service.url}/latest/${path}`, { headers });
  return { status: answer.status, body: await answer.text() };
};

const readWithToken = async (path: string) => read(path, await (await token('60')).text());

describe('instance metadata, version 2', () => {
  it('answers nothing without a token or with another one', async () => {
    expect((await read('meta-data/instance-id')).status).toBe(401);
    expect((await read('meta-data/instance-id', 'guessed')).status).toBe(401);
    expect((await read('meta-data/iam/security-credentials/')).status).toBe(401);
  });

  it('makes tokens by PUT with a lifetime of at most six hours only', async () => {
    const statuses = [token(), token('0'), token('21601'), token('21600'), token('60', 'GET')];
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([400, 400, 400, 200, 405]);
  });

  it.each([
    ['meta-data/instance-id', INSTANCE.id],
    ['meta-data/placement/availability-zone', 'eu-west-1b'],
    ['meta-data/placement/region', 'eu-west-1'],
    ['meta-data/local-ipv4', INSTANCE.address],
    ['meta-data/iam/security-credentials/', 'model-server'],
    ['user-data', INSTANCE.userData],
  ])('%s', async (path, body) => {
    expect(await readWithToken(path)).toEqual({ status: 200, body });
  });

  it('gives the role temporary credentials that name the instance', async () => {
    const { body } = await readWithToken('meta-data/iam/security-credentials/model-server');
    const { Code, AccessKeyId, Expiration } = JSON.parse(body);
    expect([Code, AccessKeyId]).toEqual(['Success', 'ASIA0123456789ABCDEF0']);
    expect(Date.parse(Expiration)).toBeGreaterThan(Date.now());
  });

  it('knows no spot notice and no other role', async () => {
    expect((await readWithToken('meta-data/spot/instance-action')).status).toBe(404);
    expect((await readWithToken('meta-data/iam/security-credentials/other')).status).toBe(404);
  });
});
