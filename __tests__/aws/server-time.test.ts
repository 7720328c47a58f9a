import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { clientsFor } from '../../src/aws/clients.ts';

/** An endpoint whose clock is not this machine's. */
const THERE = 'Tue, 01 Jan 2030 00:00:07 GMT';
let server: Server;
let date: string | null;
let status: number;
let heard: number[];

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.sendDate = false;
    if (date !== null) response.setHeader('date', date);
    response.statusCode = status;
    response.end('<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard = [];
});

const clients = () => clientsFor({ region: 'us-east-1', onServerTime: (time) => heard.push(time) });

it.each([
  ['CloudFormation', async () => (await clients().cloudFormation()).describeStacks()],
  ['Auto Scaling', async () => (await clients().autoScaling()).describeAutoScalingGroups()],
  ['load balancing', async () => (await clients().loadBalancing()).describeRules()],
  ['CloudWatch', async () => (await clients().cloudWatch()).describeAlarms()],
  ['STS', async () => (await clients().sts()).getCallerIdentity()],
  ['S3', async () => (await clients().s3()).listBuckets()],
])('%s tells the time with its refusals', async (_name, call) => {
  [date, status] = [THERE, 400];
  await expect(call()).rejects.toThrow();
  expect(heard).toEqual([Date.parse(THERE)]);
});

it('reports the time of a successful answer too', async () => {
  [date, status] = [THERE, 204];
  await (await clients().s3()).deleteObject({ Bucket: 'b', Key: 'k' });
  expect(heard).toEqual([Date.parse(THERE)]);
});

it.each([null, 'yesterday'])('does not report an unreadable date (%j)', async (told) => {
  [date, status] = [told, 204];
  await (await clients().s3()).deleteObject({ Bucket: 'b', Key: 'k' });
  expect(heard).toEqual([]);
});
