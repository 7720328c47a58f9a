import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { KeyQueue } from '../../../../lab/door/moto/s3-conditions.ts';
import { doorOverMoto, type DoorOverMoto } from '../door-over-moto.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: DoorOverMoto;
let s3: S3Client;
beforeAll(async () => {
  lab = await doorOverMoto(32);
  s3 = new S3Client(lab.as('A'));
  await s3.send(new CreateBucketCommand({ Bucket: 'plain' }));
  await s3.send(new CreateBucketCommand({ Bucket: 'versioned' }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Enabled' } }),
  );
});
afterAll(() => lab.close());

type Condition = Pick<PutObjectCommandInput, 'IfMatch' | 'IfNoneMatch'>;
const put = (Bucket: string, Key: string, condition: Condition = {}, Body = 'text') =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...condition }));
const failing = (status: number, name: string) => ({ name, $metadata: { httpStatusCode: status } });

describe('writes', () => {
  it('to one key run one after the other, after a failed one too; other keys do not wait', async () => {
    const queue = new KeyQueue();
    const steps: string[] = [];
    const held = Promise.withResolvers<void>();
    const first = queue.run('k', async () => {
      steps.push('first begins');
      await held.promise;
      steps.push('first fails');
      throw new Error('no');
    });
    const second = queue.run('k', async () => void steps.push('second'));
    await queue.run('other', async () => void steps.push('other'));
    held.resolve();
    await expect(first).rejects.toThrow('no');
    await second;
    expect(steps).toEqual(['first begins', 'other', 'first fails', 'second']);
  });
});

describe('S3-01: If-None-Match', () => {
  it('* writes a key that is absent, and is refused with 412 and the condition when it is present', async () => {
    await put('plain', 'new', { IfNoneMatch: '*' });
    await expect(put('plain', 'new', { IfNoneMatch: '*' })).rejects.toMatchObject({
      ...failing(412, 'PreconditionFailed'),
      message: 'At least one of the pre-conditions you specified did not hold',
      Condition: 'If-None-Match',
    });
  });

  it('* writes behind a delete marker', async () => {
    await put('versioned', 'k');
    await s3.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'k' }));
    await expect(put('versioned', 'k', { IfNoneMatch: '*' })).resolves.toHaveProperty('VersionId');
  });

  it('with any other value is not implemented', async () => {
    await expect(put('plain', 'other', { IfNoneMatch: '"etag"' })).rejects.toMatchObject(
      failing(501, 'NotImplemented'),
    );
  });

  it('lets exactly one of many simultaneous writers through', async () => {
    const writers = Array.from({ length: 12 }, (_, n) =>
      put('plain', 'race', { IfNoneMatch: '*' }, `writer ${n}`),
    );
    const outcomes = await Promise.allSettled(writers);
    const winners = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [`writer ${n}`] : []));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'plain', Key: 'race' }));
    expect([await Body?.transformToString()]).toEqual(winners);
  });
});

describe('S3-02: If-Match', () => {
  it('overwrites the version that it names and no other', async () => {
    const { ETag = '' } = await put('plain', 'match', {}, 'one');
    await put('plain', 'match', { IfMatch: ETag }, 'two');
    await expect(put('plain', 'match', { IfMatch: ETag }, 'three')).rejects.toMatchObject(
      failing(412, 'PreconditionFailed'),
    );
  });

  it('on an absent key or behind a delete marker finds no key', async () => {
    await put('versioned', 'gone');
    await s3.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'gone' }));
    await expect(put('plain', 'absent', { IfMatch: '"e"' })).rejects.toMatchObject(failing(404, 'NoSuchKey'));
    await expect(put('versioned', 'gone', { IfMatch: '"e"' })).rejects.toMatchObject(
      failing(404, 'NoSuchKey'),
    );
  });

  it('* and both headers together are not implemented', async () => {
    await expect(put('plain', 'x', { IfMatch: '*' })).rejects.toMatchObject(failing(501, 'NotImplemented'));
    await expect(put('plain', 'x', { IfMatch: '"e"', IfNoneMatch: '*' })).rejects.toMatchObject(
      failing(501, 'NotImplemented'),
    );
  });

  it('guards deletion too', async () => {
    await put('plain', 'guarded');
    const remove = s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'guarded', IfMatch: '"e"' }));
    await expect(remove).rejects.toMatchObject(failing(412, 'PreconditionFailed'));
  });
});

describe('an object', () => {
  it('of several megabytes passes unchanged in both directions', async () => {
    const bytes = Buffer.alloc(6_000_000, 'torchserve');
    await s3.send(new PutObjectCommand({ Bucket: 'plain', Key: 'big', Body: bytes }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'plain', Key: 'big' }));
    expect(Buffer.compare((await Body?.transformToByteArray()) ?? new Uint8Array(), bytes)).toBe(0);
  });
});
