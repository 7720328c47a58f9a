import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Intercepted, Verdict } from '../../../lab/door/interceptions.ts';
import { doorOverMoto, type DoorOverMoto } from './door-over-moto.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: DoorOverMoto;
beforeAll(async () => {
  lab = await doorOverMoto(32);
});
afterAll(() => lab.close());

const identity = (key: string) => new STSClient(lab.as(key)).send(new GetCallerIdentityCommand({}));
const vpcs = async () =>
  (await new EC2Client(lab.as('COUNTER')).send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0;
const makeVpc = (key: string) =>
  new EC2Client(lab.as(key)).send(new CreateVpcCommand({ CidrBlock: '127.32.0.0/16' }));
const RESET = /ECONNRESET|socket hang up/;

describe('an interception', () => {
  it('is called before and after each call of the key, and of no other', async () => {
    const seen: Intercepted[] = [];
    const end = lab.door.intercept({ accessKey: 'WATCHED' }, (one) => {
      seen.push(one);
      return 'proceed';
    });
    await Promise.all([identity('OTHER'), identity('WATCHED')]);
    end();
    await identity('WATCHED');
    expect(seen).toMatchObject([
      { moment: 'before', status: null, call: { accessKey: 'WATCHED', operation: 'GetCallerIdentity' } },
      { moment: 'after', status: 200, call: { accessKey: 'WATCHED' } },
    ]);
  });

  it('may select calls by a function', async () => {
    let asked = 0;
    const end = lab.door.intercept(
      ({ operation }) => operation.startsWith('GetCaller'),
      () => {
        asked += 1;
        return 'proceed';
      },
    );
    await identity('ANY');
    await vpcs();
    end();
    expect(asked).toBe(2);
  });

  it('holds its own call alone until it decides', async () => {
    const held = Promise.withResolvers<'proceed'>();
    const end = lab.door.intercept({ accessKey: 'HELD' }, () => held.promise);
    let answered = false;
    const waiting = identity('HELD').then(() => (answered = true));
    await identity('FREE');
    expect(answered).toBe(false);
    held.resolve('proceed');
    await waiting;
    end();
  });
});

describe('a dropped call', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('%s: the connection is reset and %d of the call is carried out', async (moment, made) => {
    const before = await vpcs();
    const end = lab.door.intercept({ accessKey: `D${moment}`, operation: 'CreateVpc' }, (one) =>
      one.moment === moment ? 'drop' : 'proceed',
    );
    await expect(makeVpc(`D${moment}`)).rejects.toThrow(RESET);
    end();
    expect((await vpcs()) - before).toBe(made);
    expect(lab.door.log.calls({ accessKey: `D${moment}` })).toMatchObject([{ status: 0 }]);
  });

  it('may be an S3 write or read', async () => {
    const s3 = new S3Client(lab.as('S3USER'));
    await s3.send(new CreateBucketCommand({ Bucket: 'records' }));
    const drop = (moment: 'before' | 'after') =>
      lab.door.intercept({ accessKey: 'S3USER' }, (one) => (one.moment === moment ? 'drop' : 'proceed'));
    const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: 'records', Key, Body: 'x' }));
    const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: 'records', Key }));
    const [notDone, done] = [drop('before'), () => drop('after')];
    await expect(put('never')).rejects.toThrow(RESET);
    notDone();
    const endDone = done();
    await expect(put('written')).rejects.toThrow(RESET);
    await expect(get('written')).rejects.toThrow(RESET);
    endDone();
    await expect(get('never')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('written')).resolves.toHaveProperty('ContentLength', 1);
  });

  it('is no defect of the lab, nor is a caller that leaves in the middle of an object', async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const end = lab.door.intercept({ accessKey: 'LEAVER' }, async ({ moment }): Promise<Verdict> => {
      if (moment === 'before') asked.resolve();
      await left.promise;
      return 'proceed';
    });
    const leave = new AbortController();
    const writing = new S3Client(lab.as('LEAVER')).send(
      new PutObjectCommand({ Bucket: 'records', Key: 'half', Body: Buffer.alloc(20_000_000) }),
      { abortSignal: leave.signal },
    );
    await asked.promise;
    leave.abort();
    await expect(writing).rejects.toThrow();
    left.resolve();
    while (lab.door.log.calls({ accessKey: 'LEAVER' }).length === 0) await identity('ANY');
    end();
    expect(lab.door.defects).toEqual([]);
  });
});
