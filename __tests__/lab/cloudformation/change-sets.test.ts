import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  CreateStackCommand,
  DeleteChangeSetCommand,
  DescribeEventsCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';

import { changeSetCalls } from './change-set-calls.ts';
import { brief, cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: CloudFormationLab;
beforeAll(async () => {
  lab = await cloudFormationLab(32);
});
afterAll(async () => {
  await lab.close();
  expect(lab.defects).toEqual([]);
});

const group = (LogGroupName: unknown, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName, ...more },
});
const { request, describeSet, made, execute } = changeSetCalls(() => lab);
const CREATE = { ChangeSetType: 'CREATE' as const };

describe('a change set that creates', () => {
  it('CFN-05: leaves a stack in review with one event, and creates the stack when executed', async () => {
    const set = await made('new', 'first', { Resources: { A: group('/cs/new') } }, CREATE);
    expect(set).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(set.Changes?.map(({ ResourceChange }) => ResourceChange)).toEqual([
      expect.objectContaining({ Action: 'Add', LogicalResourceId: 'A', ResourceType: 'AWS::Logs::LogGroup' }),
    ]);
    await execute('new', 'first', 'token-1');
    expect(await lab.settled('new')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      LastUpdatedTime: expect.any(Date),
    });
    const events = await lab.events('new');
    expect(brief(events).slice(0, 2)).toEqual([
      'new REVIEW_IN_PROGRESS User Initiated',
      'new CREATE_IN_PROGRESS User Initiated',
    ]);
    expect(new Set(events.slice(1).map(({ ClientRequestToken }) => ClientRequestToken))).toEqual(
      new Set(['token-1']),
    );
    expect((await describeSet('new', 'first')).ExecutionStatus).toBe('EXECUTE_COMPLETE');
  });

  it('CFN-05: cannot update a stack in review, and CFN-06: cannot create an existing stack', async () => {
    await made('review', 'first', { Resources: { A: group('/cs/review') } }, CREATE);
    await expect(request('review', 'u', { Resources: { A: group('/x') } })).rejects.toThrow(
      'Stack [review] does not exist',
    );
    await lab.create('lives', { Resources: { A: group('/cs/lives') } });
    await expect(request('lives', 'c', { Resources: { A: group('/x') } }, CREATE)).rejects.toThrow(
      'Stack [lives] already exists and cannot be created again with the changeSet [c].',
    );
    await expect(
      lab.client.send(
        new CreateStackCommand({
          StackName: 'lives',
          TemplateBody: '{"Resources":{"A":{"Type":"AWS::EC2::EIP"}}}',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException', message: 'Stack [lives] already exists' });
  });
});

describe('a change set that updates', () => {
  const template = (days: number, name = '/cs/up') => ({
    Resources: {
      Group: group(name, { RetentionInDays: days }),
      Dependent: group({ 'Fn::Sub': '${Group}/below' }),
      Gone: group('/cs/gone'),
    },
  });
  beforeAll(async () => {
    await lab.create('up', template(7));
  });

  it("CFN-02: without a change fails with AWS's wording, and can be deleted", async () => {
    expect(await made('up', 'empty', template(7))).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      Changes: [],
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(execute('up', 'empty')).rejects.toMatchObject({
      Code: 'InvalidChangeSetStatus',
      message: expect.stringMatching(
        /^ChangeSet \[arn:.*\] cannot be executed in its current status of \[FAILED\]$/,
      ),
    });
    await lab.client.send(new DeleteChangeSetCommand({ StackName: 'up', ChangeSetName: 'empty' }));
    await expect(describeSet('up', 'empty')).rejects.toMatchObject({
      Code: 'ChangeSetNotFound',
      message: 'ChangeSet [empty] does not exist',
      $metadata: { httpStatusCode: 404 },
    });
    const update = new UpdateStackCommand({ StackName: 'up', TemplateBody: JSON.stringify(template(7)) });
    await expect(lab.client.send(update)).rejects.toThrow('No updates are to be performed.');
  });

  it('shows the properties that change in place, with their values before and after', async () => {
    const set = await made('up', 'days', template(30));
    expect(set.Changes?.map(({ ResourceChange }) => ResourceChange)).toEqual([
      expect.objectContaining({
        Action: 'Modify',
        LogicalResourceId: 'Group',
        PhysicalResourceId: '/cs/up',
        Replacement: 'False',
        Scope: ['Properties'],
        Details: [
          {
            Evaluation: 'Static',
            Target: expect.objectContaining({
              Name: 'RetentionInDays',
              RequiresRecreation: 'Never',
              BeforeValue: '7',
              AfterValue: '30',
            }),
          },
        ],
        BeforeContext: expect.stringContaining('"RetentionInDays":7'),
      }),
    ]);
  });

  it('CFN-12: shows a replacement, its consequences, and a removal', async () => {
    const { Gone: _, ...Resources } = template(7, '/cs/other').Resources;
    const set = await made('up', 'other', { Resources });
    const shown = set.Changes?.map(({ ResourceChange: change }) => [
      change?.LogicalResourceId,
      change?.Action,
      change?.Replacement,
      change?.Details?.map(({ Target, Evaluation }) => `${Evaluation} ${Target?.AfterValue}`).join(),
    ]);
    expect(shown).toEqual([
      ['Group', 'Modify', 'True', 'Static /cs/other'],
      ['Dependent', 'Modify', 'Conditional', 'Dynamic {{changeSet:KNOWN_AFTER_APPLY}}'],
      ['Gone', 'Remove', undefined, ''],
    ]);
  });

  it('shows the tags of the stack on every resource that takes tags', async () => {
    const set = await made('up', 'tags', template(7), { Tags: [{ Key: 'team', Value: 'ml' }] });
    expect(
      set.Changes?.map(({ ResourceChange }) => [ResourceChange?.LogicalResourceId, ResourceChange?.Scope]),
    ).toEqual([
      ['Group', ['Tags']],
      ['Dependent', ['Tags']],
      ['Gone', ['Tags']],
    ]);
  });

  it('CFN-31: with invalid properties fails, and only DescribeEvents gives the reason', async () => {
    const set = await made('up', 'wrong', {
      Resources: { Group: group('/cs/up', { RetentionInDays: 2, Foo: 1 }) },
    });
    expect(set).toMatchObject({ Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE' });
    expect(set.StatusReason).toContain('validation failed: [AWS::EarlyValidation::PropertyValidation]');
    const { OperationEvents } = await lab.client.send(
      new DescribeEventsCommand({ ChangeSetName: set.ChangeSetId, Filters: { FailedEvents: true } }),
    );
    expect(OperationEvents).toHaveLength(2);
    expect(OperationEvents?.[0]).toMatchObject({
      EventType: 'VALIDATION_ERROR',
      LogicalResourceId: 'Group',
      ValidationPath: '/Resources/Group/Properties',
    });
  });

  it('CFN-04: deletes the other change sets of its stack when executed', async () => {
    await lab.create('many', { Resources: { A: group('/cs/many') } });
    await made('many', 'one', { Resources: { A: group('/cs/many', { RetentionInDays: 1 }) } });
    await made('many', 'two', { Resources: { A: group('/cs/many', { RetentionInDays: 3 }) } });
    await execute('many', 'two');
    await lab.settled('many');
    const { Summaries } = await lab.client.send(new ListChangeSetsCommand({ StackName: 'many' }));
    expect(Summaries?.map(({ ChangeSetName }) => ChangeSetName)).toEqual(['two']);
  });

  it('CFN-03: is obsolete after another change of the stack', async () => {
    await lab.create('stale', { Resources: { A: group('/cs/stale') } });
    await made('stale', 'waiting', { Resources: { A: group('/cs/stale', { RetentionInDays: 1 }) } });
    const TemplateBody = JSON.stringify({ Resources: { A: group('/cs/stale', { RetentionInDays: 3 }) } });
    await lab.client.send(new UpdateStackCommand({ StackName: 'stale', TemplateBody }));
    await lab.settled('stale');
    await expect(execute('stale', 'waiting')).rejects.toThrow(/current execution status of \[OBSOLETE\]$/);
  });
});

describe('CFN-29: a token', () => {
  it('makes a repeated execution harmless, and is refused for a later execution', async () => {
    await made('tokens', 'one', { Resources: { A: group('/cs/tokens') } }, CREATE);
    await execute('tokens', 'one', 'same');
    await execute('tokens', 'one', 'same');
    await lab.settled('tokens');
    expect(
      brief(await lab.events('tokens')).filter((event) => event.startsWith('tokens CREATE_IN')),
    ).toHaveLength(1);
    const changed = (name: string, RetentionInDays: number) =>
      made('tokens', name, { Resources: { A: group('/cs/tokens', { RetentionInDays }) } });
    await changed('two', 1);
    await execute('tokens', 'two', 'next');
    await lab.settled('tokens');
    await changed('three', 3);
    await expect(execute('tokens', 'three', 'same')).rejects.toMatchObject({
      name: 'TokenAlreadyExistsException',
    });
  });

  it('returns the change set to a repeated creation, and refuses another creation of the same name', async () => {
    const template = { Resources: { A: group('/cs/again') } };
    const token = { ...CREATE, ClientToken: 't' };
    const first = await request('again', 'set', template, token);
    expect((await request('again', 'set', template, token)).Id).toBe(first.Id);
    await expect(request('again', 'set', { Resources: { B: group('/b') } }, token)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'ChangeSet set cannot be created due to a mismatch with existing attribute Template',
    });
  });
});
