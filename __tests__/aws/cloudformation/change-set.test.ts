import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../lab/ports.ts';
import { changeSetName } from '../../../src/aws/cloudformation/change-set.ts';
import { stacks } from '../../../src/aws/cloudformation/stacks.ts';
import type { Stacks } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';
import { wish, stack, set, READY, usual, NO_SET } from './formation-answers.ts';
import { script, type Script } from '../script.ts';

let lab: CloudOverDoor;
let formation: Stacks;
const service: Script = script();

beforeAll(async () => {
  lab = await cloudOverDoor();
  lab.door.handle('cloudformation', service.handler);
});
afterAll(() => lab.close());
beforeEach(() => {
  formation = stacks(lab.clients, lab.calls, lab.clock);
});

describe('applying a wish', () => {
  it('makes a stack that is not there, with what is wished', async () => {
    service.write(usual);
    expect(await formation.apply(wish, 'r1-edge')).toBe('started');
    expect(service.calls('CreateChangeSet').map((call) => call.params)).toEqual([
      {
        StackName: 's',
        ChangeSetName: 'tsd-r1-edge',
        ClientToken: 'r1-edge',
        ChangeSetType: 'CREATE',
        TemplateBody: 'Resources: {}',
        Parameters: [{ ParameterKey: 'A', ParameterValue: '1' }],
        Tags: [{ Key: 't', Value: 'v' }],
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        OnStackFailure: 'ROLLBACK',
      },
    ]);
    expect(service.calls('ExecuteChangeSet').map((call) => call.params)).toEqual([
      { StackName: 's', ChangeSetName: 'tsd-r1-edge', ClientRequestToken: 'r1-edge' },
    ]);
  });

  it.each([
    ['REVIEW_IN_PROGRESS', 'CREATE'],
    ['CREATE_COMPLETE', 'UPDATE'],
    ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE'],
  ])('CFN-05: a stack in %s takes a %s change set', async (status, type) => {
    service.write({ ...usual, DescribeStacks: stack(status) });
    await formation.apply(wish, 't');
    expect(service.calls('CreateChangeSet')[0]?.params).toMatchObject({ ChangeSetType: type });
  });

  it('waits for the change set to be validated', async () => {
    service.write({
      ...usual,
      DescribeChangeSet: [
        set('CREATE_PENDING', 'UNAVAILABLE'),
        set('CREATE_IN_PROGRESS', 'UNAVAILABLE'),
        READY,
      ],
    });
    expect(await formation.apply(wish, 't')).toBe('started');
    expect(service.calls('DescribeChangeSet')).toHaveLength(3);
  });

  it.each([
    "The submitted information didn't contain changes. Submit different information to create a change set.",
    'No updates are to be performed.',
  ])('CFN-02: "%s" means unchanged, and the set is deleted', async (reason) => {
    service.write({
      ...usual,
      DescribeStacks: stack('CREATE_COMPLETE'),
      DescribeChangeSet: set('FAILED', 'UNAVAILABLE', reason),
    });
    expect(await formation.apply(wish, 't')).toBe('unchanged');
    expect(service.calls('DeleteChangeSet')).toHaveLength(1);
    expect(service.calls('ExecuteChangeSet')).toHaveLength(0);
  });

  it('CFN-31: a refused set says what the validation found, and is deleted', async () => {
    service.write({
      ...usual,
      DescribeChangeSet: set(
        'FAILED',
        'UNAVAILABLE',
        'The following hook(s)/validation failed: [AWS::EarlyValidation].',
      ),
      DescribeEvents: {
        OperationEvents: [
          {
            LogicalResourceId: 'Log',
            ValidationPath: '/Resources/Log/Properties',
            ValidationStatusReason: 'the name is taken',
          },
        ],
      },
    });
    await expect(formation.apply(wish, 't')).rejects.toMatchObject({
      problem: {
        code: 'TSD3202',
        message: 'CloudFormation refused the change: Log /Resources/Log/Properties: the name is taken',
      },
    });
    expect(service.calls('DescribeEvents')[0]?.params).toMatchObject({
      ChangeSetName: 'tsd-t',
      Filters: { FailedEvents: 'true' },
    });
    expect(service.calls('DeleteChangeSet')).toHaveLength(1);
  });

  it('CFN-31: a denied DescribeEvents does not mask the reason', async () => {
    service.write({
      ...usual,
      DescribeChangeSet: set('FAILED', 'UNAVAILABLE', 'Template error: X'),
      DescribeEvents: new ApiError(
        'AccessDenied',
        'not authorized to perform: cloudformation:DescribeEvents',
        403,
      ),
    });
    await expect(formation.apply(wish, 't')).rejects.toMatchObject({
      problem: { code: 'TSD3202', message: 'CloudFormation refused the change: Template error: X' },
    });
  });

  it.each(['ROLLBACK_COMPLETE', 'DELETE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED', 'SOMETHING_NEW'])(
    'CFN-09: a stack in %s is left alone',
    async (status) => {
      service.write({ ...usual, DescribeStacks: stack(status) });
      await expect(formation.apply(wish, 't')).rejects.toMatchObject({ problem: { code: 'TSD3204' } });
      expect(service.calls('CreateChangeSet')).toHaveLength(0);
    },
  );

  it('CFN-09: so is a stack that another actor is changing', async () => {
    service.write({ ...usual, DescribeStacks: stack('UPDATE_IN_PROGRESS'), DescribeChangeSet: NO_SET });
    await expect(formation.apply(wish, 't')).rejects.toMatchObject({ problem: { code: 'TSD3204' } });
    expect(service.calls('CreateChangeSet')).toHaveLength(0);
  });

  it('CFN-20: a template that is too large is refused without a call', async () => {
    service.write(usual);
    const large = { ...wish, template: `# ${'ü'.repeat(25_600)}` };
    await expect(formation.apply(large, 't')).rejects.toMatchObject({
      problem: { code: 'TSD3201', subject: 's' },
    });
    expect(service.calls('DescribeStacks')).toHaveLength(0);
  });
});

describe('applying a wish again, after its answer was lost', () => {
  it('CFN-29: takes up the set that is there', async () => {
    const there = new ApiError(
      'AlreadyExistsException',
      'ChangeSet tsd-t cannot be created due to a mismatch with existing attribute',
    );
    service.write({ ...usual, CreateChangeSet: there });
    expect(await formation.apply(wish, 't')).toBe('started');
  });

  it('counts as started when the stack is executing that set', async () => {
    const running = set('CREATE_COMPLETE', 'EXECUTE_IN_PROGRESS');
    service.write({ ...usual, DescribeStacks: stack('CREATE_IN_PROGRESS'), DescribeChangeSet: running });
    expect(await formation.apply(wish, 't')).toBe('started');
    expect(service.calls('CreateChangeSet')).toHaveLength(0);
  });

  it.each(['EXECUTE_COMPLETE', 'EXECUTE_FAILED'])('is not executed a second time: %s', async (execution) => {
    const ended = set('CREATE_COMPLETE', execution);
    service.write({ ...usual, DescribeStacks: stack('CREATE_COMPLETE'), DescribeChangeSet: ended });
    expect(await formation.apply(wish, 't')).toBe('started');
    expect(service.calls('ExecuteChangeSet')).toHaveLength(0);
  });

  it('CFN-03: is begun when the execution turns out to be under way', async () => {
    const wrong = new ApiError(
      'InvalidChangeSetStatus',
      'ChangeSet [c] cannot be executed in its current execution status of [EXECUTE_IN_PROGRESS]',
    );
    service.write({
      ...usual,
      ExecuteChangeSet: wrong,
      DescribeChangeSet: [READY, set('CREATE_COMPLETE', 'EXECUTE_IN_PROGRESS')],
    });
    expect(await formation.apply(wish, 't')).toBe('started');
  });

  it('CFN-03: is refused when the set can no longer be executed', async () => {
    const wrong = new ApiError(
      'InvalidChangeSetStatus',
      'ChangeSet [c] cannot be executed in its current execution status of [OBSOLETE]',
    );
    service.write({
      ...usual,
      ExecuteChangeSet: wrong,
      DescribeChangeSet: [READY, set('CREATE_COMPLETE', 'OBSOLETE')],
    });
    await expect(formation.apply(wish, 't')).rejects.toMatchObject({
      problem: { message: expect.stringContaining('[OBSOLETE]') },
    });
  });

  it('takes an empty set that is gone already for deleted', async () => {
    service.write({
      ...usual,
      DescribeStacks: stack('CREATE_COMPLETE'),
      DescribeChangeSet: set('FAILED', 'UNAVAILABLE', 'No updates are to be performed.'),
      DeleteChangeSet: new ApiError('ChangeSetNotFound', 'ChangeSet [c] does not exist', 404),
    });
    expect(await formation.apply(wish, 't')).toBe('unchanged');
  });

  it.each(['CreateChangeSet', 'ExecuteChangeSet'])(
    'sends %s again with the same token',
    async (operation) => {
      service.write(usual);
      lab.door.faults.add({ kind: 'lost-answer', service: 'cloudformation', operation, count: 1 });
      expect(await formation.apply(wish, 't')).toBe('started');
      const sent = service.calls(operation).map((call) => call.params);
      expect(sent).toHaveLength(2);
      expect(sent[0]).toEqual(sent[1]);
    },
  );
});

describe('the name of a change set', () => {
  it.each(['r1-2-abc', '1_2/3 4', 'x'.repeat(300)])(
    'is one that CloudFormation takes, for the token %s',
    (token) => {
      expect(changeSetName(token)).toMatch(/^[A-Za-z][-A-Za-z0-9]{0,127}$/);
    },
  );
});

describe('a change to what serves', () => {
  const change = (LogicalResourceId: string, Replacement?: string) => ({
    Type: 'Resource',
    ResourceChange: {
      Action: 'Modify',
      LogicalResourceId,
      ResourceType: 'AWS::Test::Thing',
      ...(Replacement !== undefined && { Replacement }),
    },
  });
  const settled = { ...usual, DescribeStacks: stack('CREATE_COMPLETE') };
  const apply = () => formation.apply(wish, 't', { replacement: 'refused' });

  it('is begun when it replaces nothing', async () => {
    const Changes = [change('Group', 'False'), change('Policy')];
    service.write({ ...settled, DescribeChangeSet: { ...READY, Changes } });
    expect(await apply()).toBe('started');
    expect(service.calls('ExecuteChangeSet')).toHaveLength(1);
  });

  it('CFN-12: is refused before its execution when it would replace a resource, on any page of the changes', async () => {
    service.write({
      ...settled,
      DescribeChangeSet: (call) =>
        call.params['NextToken'] === 'more'
          ? { ...READY, Changes: [change('Template', 'True'), change('Policy', 'False')] }
          : { ...READY, Changes: [change('Group', 'Conditional')], NextToken: 'more' },
    });
    await expect(apply()).rejects.toMatchObject({
      problem: {
        code: 'TSD3205',
        subject: 's',
        message: expect.stringContaining('Group (AWS::Test::Thing), Template (AWS::Test::Thing)'),
      },
    });
    expect(service.calls('DeleteChangeSet')).toHaveLength(1);
    expect(service.calls('ExecuteChangeSet')).toHaveLength(0);
  });

  it('may replace resources by default', async () => {
    service.write({ ...settled, DescribeChangeSet: { ...READY, Changes: [change('Group', 'True')] } });
    expect(await formation.apply(wish, 't')).toBe('started');
  });
});
