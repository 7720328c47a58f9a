import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ListObjectsV2CommandInput, PutObjectCommandInput, S3 } from '@aws-sdk/client-s3';
import { recordStore } from '../../../src/aws/s3/record-store.ts';
import { RecordConflict } from '../../../src/core/errors.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import type { RecordStore } from '../../../src/ports.ts';
import { aRecord } from '../../fakes/record.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';

let lab: CloudOverDoor;
let s3: S3;
let store: RecordStore;
let environment: string;
let made = 0;

beforeAll(async () => {
  lab = await cloudOverDoor();
  s3 = await lab.clients.s3();
  await s3.createBucket({ Bucket: 'state' });
  store = recordStore(lab.clients, lab.calls, lab.clock, () => Promise.resolve('state'));
});
afterAll(() => lab.close());
beforeEach(() => {
  made += 1;
  environment = `env${made}`;
});

const record = (releaseId = 'r1'): ReleaseRecord => aRecord({ service: 'svc', environment, releaseId });
const key = (): string => `releases/svc/${environment}/current.json`;
const put = (): string => `PUT /state/${key()}`;

describe('the record store', () => {
  it('has no record before the first, and gives back the one that was saved', async () => {
    expect(await store.load('svc', environment)).toBeNull();
    const tag = await store.save(record(), null);
    expect(await store.load('svc', environment)).toEqual({ record: record(), tag });
  });

  it('S3-01: of two first records one is kept and the other is a conflict', async () => {
    const answers = await Promise.allSettled([store.save(record('a'), null), store.save(record('b'), null)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(RecordConflict);
  });

  it('S3-02: writes only over the version that was read', async () => {
    const first = await store.save(record('a'), null);
    const second = await store.save(record('b'), first);
    await expect(store.save(record('c'), first)).rejects.toBeInstanceOf(RecordConflict);
    expect((await store.load('svc', environment))?.tag).toBe(second);
  });

  it('S3-02: a record that was removed meanwhile is a conflict', async () => {
    const tag = await store.save(record(), null);
    await s3.deleteObject({ Bucket: 'state', Key: key() });
    await expect(store.save(record(), tag)).rejects.toBeInstanceOf(RecordConflict);
  });

  it('S3-04: a lost answer is read back and is no conflict with ourselves', async () => {
    lab.door.faults.add({ kind: 'lost-answer', service: 's3', operation: put(), count: 1 });
    const tag = await store.save(record('a'), null);
    expect(await store.load('svc', environment)).toMatchObject({ record: { releaseId: 'a' }, tag });
    expect(lab.count(put())).toBe(1);
  });

  it('S3-04: another run’s write in the place of a lost one is a conflict', async () => {
    const other = store.save(record('other'), null);
    await other;
    lab.door.faults.add({ kind: 'server-error', service: 's3', operation: put(), count: 1 });
    await expect(store.save(record('mine'), null)).rejects.toBeInstanceOf(RecordConflict);
  });

  it('S3-04: the same record saved twice has two tags, so that an old one cannot pass for the new', async () => {
    const first = await store.save(record(), null);
    const second = await store.save(record(), first);
    expect(second).not.toBe(first);
    await expect(store.save(record(), first)).rejects.toBeInstanceOf(RecordConflict);
  });

  it.each(['throttle', 'server-error'] as const)('%s: is saved once S3 answers', async (kind) => {
    lab.door.faults.add({ kind, service: 's3', operation: put(), count: 3 });
    const tag = await store.save(record(), null);
    expect((await store.load('svc', environment))?.tag).toBe(tag);
    expect(lab.count(put())).toBe(4);
  });

  it('S3-03: a conflicting operation at the same time is tried again', async () => {
    const raced = raceOnce();
    const answer = await recordStore(raced.clients, lab.calls, lab.clock, () =>
      Promise.resolve('state'),
    ).save(record(), null);
    expect((await store.load('svc', environment))?.tag).toBe(answer);
    expect(raced.refused()).toBe(1);
  });

  it('keeps an ended release under its id', async () => {
    await store.archive(record('r7'));
    const kept = await s3.getObject({ Bucket: 'state', Key: `releases/svc/${environment}/r7.json` });
    expect(JSON.parse(await kept.Body!.transformToString())).toMatchObject({ releaseId: 'r7' });
  });

  it('finds an ended release again by its id', async () => {
    await store.archive(record('r7'));
    expect(await store.archived('svc', environment, 'r7')).toEqual(record('r7'));
    expect(await store.archived('svc', environment, 'r8')).toBeNull();
  });

  it('lists whose records there are, over all pages, and takes nothing else for one', async () => {
    const places = ['svc/env-a', 'svc/env-b', 'other/env-a'];
    const names = [
      ...places.map((place) => `${place}/current`),
      'svc/env-c/r1',
      'svc/current',
      'a/b/c/current',
    ];
    await s3.createBucket({ Bucket: 'listed' });
    for (const name of names)
      await s3.putObject({ Bucket: 'listed', Key: `releases/${name}.json`, Body: '{}' });
    const twoAtATime = Object.assign(Object.create(s3) as S3, {
      listObjectsV2: (input: ListObjectsV2CommandInput) => s3.listObjectsV2({ ...input, MaxKeys: 2 }),
    });
    const all = recordStore({ s3: async () => twoAtATime }, lab.calls, lab.clock, async () => 'listed');
    expect(await all.list()).toEqual([
      { service: 'other', environment: 'env-a' },
      { service: 'svc', environment: 'env-a' },
      { service: 'svc', environment: 'env-b' },
    ]);
  });

  it.each(['{"schemaVersion": 1, "releaseId": "r"}', '{"schemaVersion": 2}', '[]', 'no JSON'])(
    'never guesses at a record it cannot read: %s',
    async (Body) => {
      await s3.putObject({ Bucket: 'state', Key: key(), Body });
      await expect(store.load('svc', environment)).rejects.toMatchObject({ problem: { code: 'TSD3302' } });
    },
  );

  it('says which bucket is missing', async () => {
    const nowhere = recordStore(lab.clients, lab.calls, lab.clock, () => Promise.resolve('no-such-bucket'));
    const problem = { code: 'TSD3301', subject: 'no-such-bucket' };
    await expect(nowhere.load('svc', environment)).rejects.toMatchObject({ problem });
    await expect(nowhere.save(record(), null)).rejects.toMatchObject({ problem });
  });
});

/** Answers the first write with a recorded 409, which S3 does not produce at will. */
function raceOnce() {
  let refused = 0;
  const conflict = Object.assign(
    new Error('The conditional request cannot succeed due to a conflicting operation against this resource.'),
    { name: 'ConditionalRequestConflict', $metadata: { httpStatusCode: 409 } },
  );
  const putObject = (input: PutObjectCommandInput): Promise<unknown> => {
    if (refused > 0) return s3.putObject(input);
    refused += 1;
    return Promise.reject(conflict);
  };
  const racing = Object.assign(Object.create(s3) as S3, { putObject });
  return { clients: { s3: async () => racing }, refused: () => refused };
}
