import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { S3 } from '@aws-sdk/client-s3';
import { artifacts } from '../../../src/aws/s3/artifacts.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { Artifacts } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';

const ARCHIVE = Buffer.alloc(3_000_000, 'a model archive of some megabytes ');
const SHA256 = createHash('sha256').update(ARCHIVE).digest('hex');

let lab: CloudOverDoor;
let s3: S3;
let store: Artifacts;
let dir: string;
let path: string;

beforeAll(async () => {
  lab = await cloudOverDoor();
  s3 = await lab.clients.s3();
  await s3.createBucket({ Bucket: 'state' });
  await s3.createBucket({ Bucket: 'models' });
  await s3.putBucketVersioning({ Bucket: 'models', VersioningConfiguration: { Status: 'Enabled' } });
  store = artifacts(lab.clients, lab.calls, () => Promise.resolve('state'));
  dir = await mkdtemp(join(tmpdir(), 'artifacts-'));
  process.env['RUNNER_TEMP'] = dir;
  path = join(dir, 'a.mar');
  await writeFile(path, ARCHIVE);
});
afterAll(async () => {
  await lab.close();
  await rm(dir, { recursive: true });
});

const inS3 = (key: string, versionId: string | null = null) =>
  ({ kind: 's3', bucket: 'models', key, versionId }) as const;

describe('fetching an archive', () => {
  it('hashes a local archive in place', async () => {
    const found = await store.fetch({ kind: 'file', path });
    expect(found).toEqual({ path, sha256: SHA256, uri: null, versionId: null });
  });

  it('downloads and hashes an archive from S3, and pins the version that it read', async () => {
    const { VersionId } = await s3.putObject({ Bucket: 'models', Key: 'm.mar', Body: ARCHIVE });
    const found = await store.fetch(inS3('m.mar'));
    expect(found).toMatchObject({ sha256: SHA256, uri: 's3://models/m.mar', versionId: VersionId });
    expect(ARCHIVE.equals(await readFile(found.path))).toBe(true);
  });

  it('downloads the requested version, not the newest', async () => {
    const { VersionId } = await s3.putObject({ Bucket: 'models', Key: 'v.mar', Body: 'old' });
    await s3.putObject({ Bucket: 'models', Key: 'v.mar', Body: 'new' });
    const found = await store.fetch(inS3('v.mar', VersionId));
    expect(await readFile(found.path, 'utf8')).toBe('old');
    expect(found.versionId).toBe(VersionId);
  });

  it('starts again when the connection breaks', async () => {
    await s3.putObject({ Bucket: 'models', Key: 'broken.mar', Body: ARCHIVE });
    lab.door.faults.add({
      kind: 'lost-answer',
      service: 's3',
      operation: 'GET /models/broken.mar',
      count: 1,
    });
    expect(await store.fetch(inS3('broken.mar'))).toMatchObject({ sha256: SHA256 });
  });

  it.each([inS3('absent.mar'), { ...inS3('m.mar'), bucket: 'absent-bucket' }])(
    'refuses what is not there: $bucket/$key',
    async (source) => {
      const refused = store.fetch(source);
      await expect(refused).rejects.toBeInstanceOf(Refusal);
      await expect(refused).rejects.toMatchObject({
        problems: [{ code: 'TSD2301', subject: 'model-artifact' }],
      });
    },
  );
});

describe('publishing', () => {
  const put = `PUT /state/artifacts/${SHA256}.mar`;

  it('uploads an archive under its digest, once', async () => {
    const place = { uri: `s3://state/artifacts/${SHA256}.mar`, versionId: null };
    expect(await store.publish(path, SHA256)).toEqual(place);
    expect(await store.publish(path, SHA256)).toEqual(place);
    expect(lab.count(put)).toBe(1);
    const stored = await s3.getObject({ Bucket: 'state', Key: `artifacts/${SHA256}.mar` });
    expect(ARCHIVE.equals(await stored.Body!.transformToByteArray())).toBe(true);
  });

  it('stores a bundle under its digest, and again after a lost answer without harm', async () => {
    const zip = new TextEncoder().encode('a bundle');
    const sha256 = createHash('sha256').update(zip).digest('hex');
    const operation = `PUT /state/bundles/${sha256}.zip`;
    lab.door.faults.add({ kind: 'lost-answer', service: 's3', operation, count: 1 });
    expect(await store.publishBundle(zip, sha256)).toBe(`s3://state/bundles/${sha256}.zip`);
    expect(lab.count(operation)).toBe(1);
  });
});
