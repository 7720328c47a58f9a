import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ApiError, type ApiAnswer, type ApiCall, type Handler } from '../../../lab/ports.ts';
import { doorOverMoto, type DoorOverMoto } from './door-over-moto.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: DoorOverMoto;
let grouped: Handler = () => Promise.resolve('pass');
const heard: { call: ApiCall; answer: ApiAnswer }[] = [];

beforeAll(async () => {
  lab = await doorOverMoto(32);
  lab.door.handle('autoscaling', (call) => grouped(call));
  lab.door.handle('ssm', (call) =>
    call.operation === 'GetParameter'
      ? Promise.resolve({
          Parameter: { Name: 'n', Value: 'from the handler', LastModifiedDate: new Date(5000) },
        })
      : Promise.resolve('pass'),
  );
  lab.door.after((call, answer) => heard.push({ call, answer }));
});
afterEach(() => {
  grouped = () => Promise.resolve('pass');
  heard.length = 0;
});
afterAll(() => lab.close());

describe('a handler', () => {
  it('gets the parsed call, and the SDK can read its answer', async () => {
    const seen: ApiCall[] = [];
    grouped = (call) => {
      seen.push(call);
      return Promise.resolve({
        AutoScalingGroups: [
          { AutoScalingGroupName: 'g & h', MinSize: 2, CreatedTime: new Date(1000), Instances: [] },
        ],
      });
    };
    const client = new AutoScalingClient(lab.as('ACTION'));
    const answer = await client.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['g & h'] }),
    );
    expect(seen).toEqual([
      expect.objectContaining({
        service: 'autoscaling',
        operation: 'DescribeAutoScalingGroups',
        accessKey: 'ACTION',
        params: { AutoScalingGroupNames: ['g & h'] },
      }),
    ]);
    expect(answer.AutoScalingGroups).toEqual([
      expect.objectContaining({
        AutoScalingGroupName: 'g & h',
        MinSize: 2,
        CreatedTime: new Date(1000),
        Instances: [],
      }),
    ]);
  });

  it('may refuse, and the SDK reads code, message and status', async () => {
    grouped = () => Promise.reject(new ApiError('ResourceContention', 'You already <have> one', 500));
    const call = new AutoScalingClient(lab.as('A')).send(new DescribeAutoScalingGroupsCommand({}));
    await expect(call).rejects.toMatchObject({
      Code: 'ResourceContention',
      message: 'You already <have> one',
      $metadata: { httpStatusCode: 500 },
    });
  });

  it('that throws another error is a defect of the lab, answered with 500', async () => {
    grouped = () => Promise.reject(new TypeError('oops'));
    const call = new AutoScalingClient(lab.as('A')).send(new DescribeAutoScalingGroupsCommand({}));
    await expect(call).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
    expect(lab.door.defects.at(-1)).toContain('autoscaling DescribeAutoScalingGroups: TypeError: oops');
  });

  it('may answer one JSON operation and leave the others to moto', async () => {
    const ssm = new SSMClient(lab.as('A'));
    await ssm.send(new PutParameterCommand({ Name: 'n', Value: 'from moto', Type: 'String' }));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: 'n' }));
    expect(Parameter).toMatchObject({ Value: 'from the handler', LastModifiedDate: new Date(5000) });
  });
});

describe('what no handler answers', () => {
  it('is answered by moto, and listeners read its answer by API names', async () => {
    const ec2 = new EC2Client(lab.as('ACTION'));
    const made = await ec2.send(new CreateVpcCommand({ CidrBlock: '127.32.0.0/16' }));
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [made.Vpc?.VpcId ?? ''] }));
    expect(Vpcs).toHaveLength(1);
    expect(heard.map(({ call }) => call.operation)).toEqual(['CreateVpc', 'DescribeVpcs']);
    expect(heard[0]?.answer).toMatchObject({ Vpc: { VpcId: made.Vpc?.VpcId } });
    expect(heard[1]?.call.params).toEqual({ VpcId: [made.Vpc?.VpcId] });
  });

  it('keeps its error, and calls no listener', async () => {
    const call = new EC2Client(lab.as('A')).send(new DescribeVpcsCommand({ VpcIds: ['vpc-1'] }));
    await expect(call).rejects.toMatchObject({ Code: 'InvalidVpcID.NotFound' });
    expect(heard).toEqual([]);
  });

  it('includes unsigned calls to STS', async () => {
    const sts = new STSClient(lab.as('A'));
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: 'arn:aws:iam::123456789012:role/deploy',
        RoleSessionName: 'session',
        WebIdentityToken: 'token',
      }),
    );
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA/);
    expect(heard[0]?.call).toMatchObject({ service: 'sts', operation: 'AssumeRoleWithWebIdentity' });
  });
});

describe('a 500 of moto', () => {
  it('is a defect of the lab, and is answered in a form that clients can read', async () => {
    const before = lab.door.defects.length;
    const call = new CloudWatchClient(lab.as('A')).send(new DescribeAlarmHistoryCommand({}));
    await expect(call).rejects.toMatchObject({
      name: 'InternalFailure',
      message: expect.stringContaining('lab defect in monitoring DescribeAlarmHistory'),
      $metadata: { httpStatusCode: 500 },
    });
    expect(lab.door.defects).toHaveLength(before + 1);
  });
});

describe('the call log', () => {
  it('has the caller and the status of each call', async () => {
    const sts = (key: string) => new STSClient(lab.as(key)).send(new GetCallerIdentityCommand({}));
    await Promise.all([sts('COUNTED'), sts('OTHER')]);
    await expect(
      new S3Client(lab.as('COUNTED')).send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'k y' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    expect(lab.door.log.calls({ accessKey: 'COUNTED' })).toEqual([
      expect.objectContaining({ service: 'sts', operation: 'GetCallerIdentity', status: 200 }),
      expect.objectContaining({ service: 's3', operation: 'GET /nowhere/k y', status: 404 }),
    ]);
  });
});
