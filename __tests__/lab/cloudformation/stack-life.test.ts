import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { until } from '../../../proofs/kit/until.ts';
import { badRole, logGroup, NAMED, since } from './stack-fixtures.ts';
import { brief, cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: CloudFormationLab;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  lab = await cloudFormationLab(32);
  logs = new CloudWatchLogsClient(lab.as('TEST'));
});
afterAll(async () => {
  await lab.close();
  expect(lab.defects).toEqual([]);
});

const groupsNamed = async (prefix: string) =>
  (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }))).logGroups ?? [];
describe('create', () => {
  it('CFN-10: writes events of each resource in dependency order, then of the stack', async () => {
    const template = {
      Resources: { Second: { ...logGroup('/life/b'), DependsOn: 'First' }, First: logGroup('/life/a') },
      Outputs: { Name: { Value: { Ref: 'First' }, Description: 'what' } },
    };
    const stack = await lab.create('life', template);
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'Name', OutputValue: '/life/a', Description: 'what' }],
    });
    const events = await lab.events('life');
    expect(brief(events)).toEqual([
      'life CREATE_IN_PROGRESS User Initiated',
      'First CREATE_IN_PROGRESS',
      'First CREATE_IN_PROGRESS Resource creation Initiated',
      'First CREATE_COMPLETE',
      'Second CREATE_IN_PROGRESS',
      'Second CREATE_IN_PROGRESS Resource creation Initiated',
      'Second CREATE_COMPLETE',
      'life CREATE_COMPLETE',
    ]);
    expect(events.slice(1, 3).map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['', '/life/a']);
    expect(events[1]?.EventId).toMatch(/^First-CREATE_IN_PROGRESS-\d{4}-/);
    expect(await groupsNamed('/life')).toHaveLength(2);
  });

  it('CFN-13: that fails cancels resources in progress and deletes everything', async () => {
    const iam = new IAMClient(lab.as('TEST'));
    await iam.send(new CreateRoleCommand({ RoleName: 'sibling', AssumeRolePolicyDocument: '{}' }));
    const roleFailed = async (): Promise<true | null> =>
      (await lab.events('failing')).some(
        (one) => one.LogicalResourceId === 'Bad' && one.ResourceStatus === 'CREATE_FAILED',
      ) || null;
    // The sibling is still being made when the role fails.
    const end = lab.door.intercept({ operation: 'CreateInstanceProfile' }, async (): Promise<'proceed'> => {
      await until(roleFailed);
      return 'proceed';
    });
    const stack = await lab.create(
      'failing',
      {
        Resources: {
          Bad: badRole('bad'),
          Sibling: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: ['sibling'] } },
          Never: { ...logGroup('/failing/never'), DependsOn: 'Bad' },
        },
      },
      NAMED,
    );
    end();
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const told = brief(await lab.events('failing'));
    expect(told).toContainEqual(
      expect.stringMatching(
        /^Bad CREATE_FAILED Resource handler returned message: ".*NoSuchPolicy.* \(Service: Iam, Status Code: 404, Request ID: .+\)" \(RequestToken: .+, HandlerErrorCode: NotFound\)$/,
      ),
    );
    expect(told).toContain('Sibling CREATE_FAILED Resource creation cancelled');
    expect(told).toContain(
      'failing ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad, Sibling]. Rollback requested by user.',
    );
    expect(told).toEqual(expect.arrayContaining(['Bad DELETE_COMPLETE', 'Sibling DELETE_COMPLETE']));
    expect(told.some((event) => event.startsWith('Never'))).toBe(false);
    expect(told.at(-1)).toBe('failing ROLLBACK_COMPLETE');
    await expect(iam.send(new GetRoleCommand({ RoleName: 'bad' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('that fails may stay as it is', async () => {
    const template = {
      Resources: { Good: logGroup('/left/good'), Bad: badRole('left', { DependsOn: 'Good' }) },
    };
    const stack = await lab.create('left', template, { ...NAMED, OnFailure: 'DO_NOTHING' });
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_FAILED',
      StackStatusReason: 'The following resource(s) failed to create: [Bad]. ',
    });
    expect(await groupsNamed('/left')).toHaveLength(1);
  });

  it('CFN-27: that fails may delete the stack, which its id still finds', async () => {
    const template = { Resources: { Bad: badRole('removed') } };
    const stack = await lab.create('removed', template, { ...NAMED, OnFailure: 'DELETE' });
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
    await expect(lab.settled('removed')).rejects.toThrow('Stack with id removed does not exist');
  });

  it('CFN-15: with an output that cannot be evaluated rolls back without any failed resource', async () => {
    const stack = await lab.create('output', {
      Resources: { Group: logGroup('/output') },
      Outputs: { Bad: { Value: { 'Fn::GetAtt': ['Group', 'Nonsense'] } } },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const told = brief(await lab.events('output'));
    expect(told.filter((event) => event.includes('_FAILED'))).toEqual([]);
    expect(told).toContainEqual(
      expect.stringMatching(
        /^output ROLLBACK_IN_PROGRESS \[Error\] \/Outputs.*Rollback requested by user\.$/,
      ),
    );
  });

  it('CFN-16: fails a resource that its schema refuses', async () => {
    await lab.create('schema', { Resources: { Group: logGroup('/schema', { RetentionInDays: 2 }) } });
    expect(brief(await lab.events('schema'))).toContainEqual(
      expect.stringMatching(
        /^Group CREATE_FAILED Property validation failure: \[Value of property \{\/RetentionInDays\}/,
      ),
    );
  });
});

describe('delete', () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'not-empty' } };

  it('CFN-17: that fails names the resource, which can then be retained', async () => {
    const { StackId = '' } = await lab.create('full', {
      Resources: { Bucket: bucket, Group: logGroup('/full') },
    });
    const s3 = new S3Client(lab.as('TEST'));
    await s3.send(new PutObjectCommand({ Bucket: 'not-empty', Key: 'k', Body: 'x' }));
    await lab.client.send(new DeleteStackCommand({ StackName: 'full' }));
    expect(await lab.settled(StackId)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Bucket]. ',
    });
    expect(await groupsNamed('/full')).toEqual([]);
    await lab.client.send(new DeleteStackCommand({ StackName: 'full', RetainResources: ['Bucket'] }));
    expect((await lab.settled(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(brief(await lab.events(StackId))).toContain('Bucket DELETE_SKIPPED');
  });

  it('keeps retained resources, and CFN-08: leaves the events readable by id', async () => {
    const kept = { ...logGroup('/retain/kept'), DeletionPolicy: 'Retain' };
    const { StackId = '' } = await lab.create('retain', {
      Resources: { Kept: kept, Gone: logGroup('/retain/gone') },
    });
    await lab.client.send(new DeleteStackCommand({ StackName: 'retain' }));
    expect(await lab.settled(StackId)).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
      DeletionTime: expect.any(Date),
    });
    const told = brief(await lab.events(StackId));
    expect(told).toEqual(expect.arrayContaining(['Kept DELETE_SKIPPED', 'Gone DELETE_COMPLETE']));
    expect((await groupsNamed('/retain')).map(({ logGroupName }) => logGroupName)).toEqual(['/retain/kept']);
  });

  it('runs in the reverse order of the creation', async () => {
    const { StackId = '' } = await lab.create('order', {
      Resources: { A: logGroup('/order/a'), B: { ...logGroup('/order/b'), DependsOn: 'A' } },
    });
    await lab.client.send(new DeleteStackCommand({ StackName: 'order' }));
    await lab.settled(StackId);
    expect(since(brief(await lab.events(StackId)), 'order DELETE_IN_PROGRESS').slice(1, 5)).toEqual([
      'B DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
    ]);
  });

  it('of a protected stack is refused', async () => {
    await lab.create('safe', { Resources: { G: logGroup('/safe') } }, { EnableTerminationProtection: true });
    await expect(lab.client.send(new DeleteStackCommand({ StackName: 'safe' }))).rejects.toThrow(
      'Stack [safe] cannot be deleted while TerminationProtection is enabled',
    );
  });
});
