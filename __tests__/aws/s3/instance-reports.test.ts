import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { GetObjectCommandInput, ListObjectsV2CommandInput, S3 } from '@aws-sdk/client-s3';
import { instanceReports } from '../../../src/aws/s3/instance-reports.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import type { InstanceReports } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';

let lab: CloudOverDoor;
let s3: S3;
let reports: InstanceReports;

beforeAll(async () => {
  lab = await cloudOverDoor();
  s3 = await lab.clients.s3();
  await s3.createBucket({ Bucket: 'state' });
  reports = instanceReports(lab.clients, lab.calls, () => Promise.resolve('state'));
});
afterAll(() => lab.close());

const write = (releaseId: string, instanceId: string, state: string): Promise<unknown> =>
  s3.putObject({
    Bucket: 'state',
    Key: `reports/${releaseId}/${instanceId}.json`,
    Body: JSON.stringify(report(releaseId, instanceId, state)),
  });

const report = (releaseId: string, instanceId: string, state: string): InstanceReport => ({
  schemaVersion: 1,
  releaseId,
  instanceId,
  zone: 'us-east-1a',
  state: state as InstanceReport['state'],
  step: 'serve',
  at: 1,
  model: null,
  golden: null,
  requests: { total: 0, failed: 0 },
  reason: null,
  log: [],
});

const states = async (releaseId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await reports.read(releaseId)).map((one) => [one.instanceId, one.state]));

it('reads the reports of one release alone', async () => {
  await write('r1', 'i-1', 'loading');
  await write('r1', 'i-2', 'ready');
  await write('r10', 'i-3', 'ready');
  expect(await states('r1')).toEqual({ 'i-1': 'loading', 'i-2': 'ready' });
  expect(await states('r2')).toEqual({});
});

it('fetches only what changed since it was read', async () => {
  await write('r3', 'i-1', 'loading');
  await write('r3', 'i-2', 'loading');
  await reports.read('r3');
  await write('r3', 'i-2', 'ready');
  expect(await states('r3')).toEqual({ 'i-1': 'loading', 'i-2': 'ready' });
  await reports.read('r3');
  expect(lab.count('GET /state/reports/r3/i-1.json')).toBe(1);
  expect(lab.count('GET /state/reports/r3/i-2.json')).toBe(2);
});

it('counts a report that cannot be read as failed, and one too large without fetching it', async () => {
  await s3.putObject({ Bucket: 'state', Key: 'reports/r4/i-1.json', Body: '{"state":"ready"' });
  await s3.putObject({ Bucket: 'state', Key: 'reports/r4/i-2.json', Body: 'x'.repeat(300_000) });
  expect(await states('r4')).toEqual({ 'i-1': 'failed', 'i-2': 'failed' });
  expect(lab.count('GET /state/reports/r4/i-2.json')).toBe(0);
});

it('reads on when S3 answers page by page', async () => {
  for (const id of ['i-1', 'i-2', 'i-3', 'i-4', 'i-5']) await write('r5', id, 'ready');
  const paged = instanceReports({ s3: async () => pagesOf(2) }, lab.calls, async () => 'state');
  expect(await paged.read('r5')).toHaveLength(5);
});

it('reads a large fleet’s reports some at a time, and none is left out', async () => {
  const ids = Array.from({ length: 60 }, (_, n) => `i-${String(n).padStart(2, '0')}`);
  for (const id of ids) await write('r6', id, 'ready');
  let [now, most] = [0, 0];
  const getObject = async (input: GetObjectCommandInput) => {
    most = Math.max(most, (now += 1));
    return s3.getObject(input).finally(() => (now -= 1));
  };
  const counted = Object.assign(Object.create(s3) as S3, { getObject });
  const many = instanceReports({ s3: async () => counted }, lab.calls, async () => 'state');
  expect((await many.read('r6')).map((one) => one.instanceId)).toEqual(ids);
  expect(most).toBe(25);
});

/** A client whose pages of a listing hold two keys instead of a thousand. */
const pagesOf = (MaxKeys: number): S3 =>
  Object.assign(Object.create(s3) as S3, {
    listObjectsV2: (input: ListObjectsV2CommandInput) => s3.listObjectsV2({ ...input, MaxKeys }),
  });
