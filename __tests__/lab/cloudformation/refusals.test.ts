import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  GetTemplateCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
  type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

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

const creating = (template: object, more: Partial<CreateStackCommandInput> = {}) =>
  lab.client.send(
    new CreateStackCommand({ StackName: 'refused', TemplateBody: JSON.stringify(template), ...more }),
  );
const GROUP = { Type: 'AWS::Logs::LogGroup' };

describe('a template is refused before any stack exists', () => {
  it.each([
    [
      'a type that AWS does not know',
      { R: { Type: 'AWS::Foo::Bar' } },
      'Template format error: Unrecognized resource types: [AWS::Foo::Bar]',
    ],
    [
      'a type that only AWS knows',
      { R: { Type: 'AWS::SQS::Queue' } },
      'The lab does not support resource types [AWS::SQS::Queue]',
    ],
    [
      'a property that only AWS knows',
      { R: { ...GROUP, Properties: { KmsKeyId: 'k' } } },
      'the properties [KmsKeyId] of AWS::Logs::LogGroup (resource R)',
    ],
    [
      'a reference to nothing',
      { R: { ...GROUP, Properties: { LogGroupName: { Ref: 'X' } } } },
      'Unresolved resource dependencies [X] in the Resources block',
    ],
    [
      'a circle',
      { A: { ...GROUP, DependsOn: 'B' }, B: { ...GROUP, DependsOn: 'A' } },
      'Circular dependency between resources: [A, B]',
    ],
    [
      'a deletion policy of AWS alone',
      { R: { ...GROUP, DeletionPolicy: 'Snapshot' } },
      'does not support the deletion policy Snapshot',
    ],
  ])('%s', async (_what, Resources, words) => {
    await expect(creating({ Resources })).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(words),
    });
    await expect(lab.settled('refused')).rejects.toThrow('Stack with id refused does not exist');
  });

  it('CFN-21: IAM without the capability, by the kind that is needed', async () => {
    const role = (Properties: object) => ({ Resources: { R: { Type: 'AWS::IAM::Role', Properties } } });
    const named = role({ RoleName: 'n', AssumeRolePolicyDocument: {} });
    await expect(creating(named, { Capabilities: ['CAPABILITY_IAM'] })).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    });
    await expect(creating(role({ AssumeRolePolicyDocument: {} }))).rejects.toThrow(
      'Requires capabilities : [CAPABILITY_IAM]',
    );
  });

  it('an API parameter that the lab does not support', async () => {
    await expect(creating({ Resources: { R: GROUP } }, { TimeoutInMinutes: 5 })).rejects.toThrow(
      'The lab does not support the parameters [TimeoutInMinutes] of CreateStack',
    );
  });
});

describe('a call is refused', () => {
  it('when the lab does not support the operation', async () => {
    await expect(lab.client.send(new DetectStackDriftCommand({ StackName: 's' }))).rejects.toThrow(
      'The lab does not support the CloudFormation operation DetectStackDrift',
    );
    await expect(lab.client.send(new SetStackPolicyCommand({ StackName: 's' }))).rejects.toThrow(
      'operation SetStackPolicy',
    );
  });

  it('CFN-07: for a stack that does not exist, with one of two texts', async () => {
    const { client } = lab;
    const inBrackets = 'Stack [none] does not exist';
    const withId = 'Stack with id none does not exist';
    await expect(client.send(new DescribeStacksCommand({ StackName: 'none' }))).rejects.toThrow(withId);
    await expect(client.send(new GetTemplateCommand({ StackName: 'none' }))).rejects.toThrow(withId);
    await expect(client.send(new DescribeStackEventsCommand({ StackName: 'none' }))).rejects.toThrow(
      inBrackets,
    );
    const set = new DescribeChangeSetCommand({ StackName: 'none', ChangeSetName: 'c' });
    await expect(client.send(set)).rejects.toThrow(inBrackets);
    await expect(client.send(new DeleteStackCommand({ StackName: 'none' }))).resolves.toBeDefined();
  });

  it('CFN-09: on a stack that cannot be updated', async () => {
    const { StackId } = await lab.create('dead', {
      Resources: { R: { ...GROUP, Properties: { RetentionInDays: 2 } } },
    });
    const update = new UpdateStackCommand({
      StackName: 'dead',
      TemplateBody: JSON.stringify({ Resources: { R: GROUP } }),
    });
    await expect(lab.client.send(update)).rejects.toThrow(
      `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
  });
});

describe('CFN-22: DescribeStacks', () => {
  it('shows the key and value of an SSM parameter, and hides NoEcho values everywhere', async () => {
    await new SSMClient(lab.as('TEST')).send(
      new PutParameterCommand({ Name: '/days', Value: '30', Type: 'String' }),
    );
    const stack = await lab.create('shown', {
      Parameters: {
        Days: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/days' },
        Secret: { Type: 'String', Default: 'hush-hush', NoEcho: true },
      },
      Resources: {
        R: {
          ...GROUP,
          Properties: { RetentionInDays: { Ref: 'Days' }, LogGroupName: { 'Fn::Sub': '/x/${Secret}' } },
        },
      },
    });
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Parameters: [
        { ParameterKey: 'Days', ParameterValue: '/days', ResolvedValue: '30' },
        { ParameterKey: 'Secret', ParameterValue: '****' },
      ],
    });
    const properties = (await lab.events('shown')).map(({ ResourceProperties }) => ResourceProperties ?? '');
    expect(properties.join()).toContain('/x/****');
    expect(properties.join()).not.toContain('hush-hush');
  });
});
