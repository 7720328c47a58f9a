import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Fault } from '../../../lab/door/faults.ts';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';
import { doorOverMoto, type DoorOverMoto } from './door-over-moto.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: DoorOverMoto;
beforeAll(async () => {
  lab = await doorOverMoto(32);
});
afterAll(() => lab.close());

const identity = (key: string) => new STSClient(lab.as(key)).send(new GetCallerIdentityCommand({}));
const under = async <T>(fault: Fault, work: () => Promise<T>): Promise<T> => {
  const remove = lab.door.faults.add(fault);
  return work().finally(remove);
};

describe('THR-01: throttle', () => {
  it.each([
    ['sts', 'Throttling', 400, () => identity('A')],
    ['ec2', 'RequestLimitExceeded', 503, () => new EC2Client(lab.as('A')).send(new DescribeVpcsCommand({}))],
    [
      'ssm',
      'ThrottlingException',
      400,
      () => new SSMClient(lab.as('A')).send(new GetParameterCommand({ Name: 'x' })),
    ],
    [
      's3',
      'SlowDown',
      503,
      () => new S3Client(lab.as('A')).send(new CreateBucketCommand({ Bucket: 'never' })),
    ],
    [
      'cloudformation',
      'Throttling',
      400,
      () => new CloudFormationClient(lab.as('A')).send(new ListStacksCommand({})),
    ],
  ])('%s says %s with status %d', async (service, name, status, call) => {
    await expect(under({ kind: 'throttle', service, count: 1 }, call)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
  });
});

describe('STS-03: expired credentials', () => {
  it.each([
    [
      'sts',
      'ExpiredToken',
      403,
      'The security token included in the request is expired',
      () => identity('A'),
    ],
    [
      'cloudformation',
      'ExpiredToken',
      403,
      'The security token included in the request is expired',
      () => new CloudFormationClient(lab.as('A')).send(new ListStacksCommand({})),
    ],
    [
      's3',
      'ExpiredToken',
      400,
      'The provided token has expired.',
      () => new S3Client(lab.as('A')).send(new CreateBucketCommand({ Bucket: 'never' })),
    ],
    [
      'ssm',
      'ExpiredTokenException',
      400,
      'The security token included in the request is expired',
      () => new SSMClient(lab.as('A')).send(new GetParameterCommand({ Name: 'x' })),
    ],
    [
      'monitoring',
      'ExpiredTokenException',
      400,
      'The security token included in the request is expired',
      () => new CloudWatchClient(lab.as('A')).send(new DescribeAlarmsCommand({})),
    ],
    [
      'ec2',
      'RequestExpired',
      400,
      'Request has expired.',
      () => new EC2Client(lab.as('A')).send(new DescribeVpcsCommand({})),
    ],
  ])('%s says %s with status %d', async (service, name, status, message, call) => {
    await expect(under({ kind: 'expired-credentials', service, count: 1 }, call)).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: status },
    });
  });
});

describe('an empty bucket', () => {
  it('refuses the next call from outside with the service’s error, and none of the lab’s own', async () => {
    const limit = { service: 'sts', operation: 'GetCallerIdentity', burst: 1, perSecond: 0 };
    const lift = lab.door.buckets.narrow(limit);
    await expect(identity(LAB_ACCESS_KEY)).resolves.toBeDefined();
    await expect(identity('A')).resolves.toBeDefined();
    await expect(identity('B')).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' });
    await expect(identity(LAB_ACCESS_KEY)).resolves.toBeDefined();
    lift();
  });
});

describe('a fault', () => {
  it('applies only to matching calls, a set number of times', async () => {
    const remove = lab.door.faults.add({
      kind: 'server-error',
      accessKey: 'VICTIM',
      service: 'sts',
      count: 2,
    });
    await expect(identity('OTHER')).resolves.toBeDefined();
    await expect(identity('VICTIM')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await expect(identity('VICTIM')).rejects.toMatchObject({ name: 'InternalFailure' });
    await expect(identity('VICTIM')).resolves.toBeDefined();
    remove();
  });

  it('lost-answer carries the call out and then resets the connection', async () => {
    const ec2 = new EC2Client(lab.as('LOSER'));
    const vpcs = async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0;
    const before = await vpcs();
    const lost = under({ kind: 'lost-answer', operation: 'CreateVpc', count: 1 }, () =>
      ec2.send(new CreateVpcCommand({ CidrBlock: '127.32.0.0/16' })),
    );
    await expect(lost).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect(await vpcs()).toBe(before + 1);
    expect(lab.door.log.calls({ accessKey: 'LOSER', operation: 'CreateVpc' })).toMatchObject([{ status: 0 }]);
  });

  it('lost-answer on an S3 write makes the SDK meet its own write (S3-04)', async () => {
    const s3 = new S3Client({ ...lab.as('A'), maxAttempts: 3 });
    await s3.send(new CreateBucketCommand({ Bucket: 'records' }));
    const write = under({ kind: 'lost-answer', operation: 'PUT /records/r.json', count: 1 }, () =>
      s3.send(new PutObjectCommand({ Bucket: 'records', Key: 'r.json', Body: '{}', IfNoneMatch: '*' })),
    );
    await expect(write).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { attempts: 2 } });
  });

  it('latency delays the answer and nothing else', async () => {
    await expect(
      under({ kind: 'latency', ms: 50, service: 'sts', count: 1 }, () => identity('A')),
    ).resolves.toHaveProperty('Account', '123456789012');
  });
});
