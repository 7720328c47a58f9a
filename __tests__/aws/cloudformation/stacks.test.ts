import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../lab/ports.ts';
import { stacks } from '../../../src/aws/cloudformation/stacks.ts';
import type { Stacks } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';
import { ID, NO_STACK, stack, events, event, usual, wish } from './formation-answers.ts';
import { script, type Script } from '../script.ts';

let lab: CloudOverDoor;
let formation: Stacks;
const service: Script = script();
let now: number;

beforeAll(async () => {
  lab = await cloudOverDoor();
  lab.door.handle('cloudformation', service.handler);
});
afterAll(() => lab.close());
beforeEach(() => {
  now = 1_000_000;
  formation = stacks(lab.clients, lab.calls, { ...lab.clock, now: () => now });
});

describe('describing a stack', () => {
  it('CFN-07: is absent when CloudFormation does not know it', async () => {
    service.write({ DescribeStacks: NO_STACK });
    expect(await formation.describe('s')).toMatchObject({ name: 's', state: 'absent', status: '', id: null });
  });

  it('tells outputs, parameters and tags by name, and no cause while nothing failed', async () => {
    service.write({
      DescribeStacks: stack('UPDATE_COMPLETE', {
        Outputs: [{ OutputKey: 'Url', OutputValue: 'http://x' }],
        Parameters: [{ ParameterKey: 'Image', ParameterValue: '/key', ResolvedValue: 'ami-1' }],
        Tags: [{ Key: 'torchserve-deploy:release', Value: 'r1' }],
      }),
    });
    expect(await formation.describe('s')).toEqual({
      name: 's',
      state: 'settled',
      status: 'UPDATE_COMPLETE',
      id: ID,
      outputs: { Url: 'http://x' },
      parameters: { Image: '/key' },
      resolved: { Image: 'ami-1' },
      tags: { 'torchserve-deploy:release': 'r1' },
      cause: null,
    });
    expect(service.calls('DescribeStackEvents')).toHaveLength(0);
  });

  it('tells the cause while it is still rolling back, and reads the events for it once', async () => {
    service.write({
      DescribeStacks: stack('ROLLBACK_IN_PROGRESS'),
      DescribeStackEvents: events(
        event('3', 's', 'ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to create: [Role]. '),
        event('2', 'Role', 'CREATE_FAILED', 'no permission'),
        event('1', 's', 'CREATE_IN_PROGRESS', 'User Initiated'),
      ),
    });
    expect(await formation.describe('s')).toMatchObject({
      state: 'busy',
      cause: 'Role (AWS::Test::Thing): no permission',
    });
    await formation.describe('s');
    expect(service.calls('DescribeStackEvents')).toHaveLength(1);
  });

  it('does not take another refusal for absence', async () => {
    service.write({ DescribeStacks: new ApiError('ValidationError', '1 validation error detected') });
    await expect(formation.describe('s')).rejects.toMatchObject({
      problem: { code: 'TSD3004', subject: 's' },
    });
  });

  it('THR-01: a throttled poll decides nothing', async () => {
    service.write({
      DescribeStacks: [new ApiError('Throttling', 'Rate exceeded'), stack('CREATE_COMPLETE')],
    });
    expect(await formation.describe('s')).toMatchObject({ state: 'settled' });
  });
});

describe('a stack that rests', () => {
  const AGE = { maxAgeMs: 30_000 };
  const asked = () => service.calls('DescribeStacks').length;

  it.each([
    ['CREATE_COMPLETE', stack('CREATE_COMPLETE')],
    ['UPDATE_ROLLBACK_COMPLETE', stack('UPDATE_ROLLBACK_COMPLETE')],
    ['no stack', NO_STACK],
  ])('is asked for again only when the view is too old: %s', async (_name, reply) => {
    service.write({ DescribeStacks: reply, DescribeStackEvents: events() });
    const first = await formation.describe('s', AGE);
    now += 29_999;
    expect(await formation.describe('s', AGE)).toBe(first);
    expect(asked()).toBe(1);
    now += 1;
    await formation.describe('s', AGE);
    expect(asked()).toBe(2);
  });

  it('is asked for each time without an age', async () => {
    service.write({ DescribeStacks: [stack('CREATE_COMPLETE'), stack('DELETE_IN_PROGRESS')] });
    await formation.describe('s', AGE);
    expect(await formation.describe('s')).toMatchObject({ state: 'deleting' });
  });

  it.each([
    'CREATE_IN_PROGRESS',
    'DELETE_IN_PROGRESS',
    'ROLLBACK_COMPLETE',
    'DELETE_FAILED',
    'SOMETHING_NEW',
  ])('is not one in %s: that is asked for each time', async (status) => {
    service.write({ DescribeStacks: stack(status), DescribeStackEvents: events() });
    for (const _poll of [1, 2, 3]) await formation.describe('s', AGE);
    expect(asked()).toBe(3);
  });

  it.each([
    ['a change', () => formation.apply(wish, 't')],
    ['a removal', () => formation.remove('s', 't')],
    ['a recovery', () => formation.recover('s', 'UPDATE_FAILED', 't')],
  ])('is asked for anew after %s of ours', async (_name, command) => {
    service.write({ ...usual, DescribeStacks: stack('CREATE_COMPLETE'), DeleteStack: {}, RollbackStack: {} });
    await formation.describe('s', AGE);
    await command();
    service.write({ DescribeStacks: stack('UPDATE_IN_PROGRESS') });
    expect(await formation.describe('s', AGE)).toMatchObject({ state: 'busy' });
  });
});

describe('removing a stack', () => {
  it('asks once, with the token', async () => {
    service.write({ DeleteStack: {} });
    lab.door.faults.add({
      kind: 'lost-answer',
      service: 'cloudformation',
      operation: 'DeleteStack',
      count: 1,
    });
    await formation.remove('s', 'r1-remove');
    expect(service.calls('DeleteStack').map((call) => call.params)).toEqual([
      { StackName: 's', ClientRequestToken: 'r1-remove' },
    ]);
  });

  it('CFN-29: is done when the token was taken before', async () => {
    service.write({ DeleteStack: new ApiError('TokenAlreadyExistsException', 'Token already exists') });
    await expect(formation.remove('s', 't')).resolves.toBe('done');
  });

  it('CFN-17: tells a refusal', async () => {
    const message = 'Stack [s] cannot be deleted while TerminationProtection is enabled';
    service.write({ DeleteStack: new ApiError('ValidationError', message) });
    await expect(formation.remove('s', 't')).rejects.toThrow(message);
  });
});

describe('recovering a stack', () => {
  it.each([
    ['UPDATE_ROLLBACK_FAILED', 'ContinueUpdateRollback'],
    ['UPDATE_FAILED', 'RollbackStack'],
    ['CREATE_FAILED', 'RollbackStack'],
  ])('CFN-28: from %s asks once for %s, with the token and nothing left out', async (status, operation) => {
    service.write({ [operation]: {} });
    lab.door.faults.add({ kind: 'lost-answer', service: 'cloudformation', operation, count: 1 });
    await formation.recover('s', status, 'r1-recover');
    const asked = ['ContinueUpdateRollback', 'RollbackStack'].flatMap((name) => service.calls(name));
    expect(asked.map((call) => [call.operation, call.params])).toEqual([
      [operation, { StackName: 's', ClientRequestToken: 'r1-recover' }],
    ]);
  });

  it('CFN-29: is done when the token was taken before', async () => {
    service.write({ RollbackStack: new ApiError('TokenAlreadyExistsException', 'Token already exists') });
    await expect(formation.recover('s', 'UPDATE_FAILED', 't')).resolves.toBe('done');
  });

  it('tells a refusal', async () => {
    service.write({ ContinueUpdateRollback: new ApiError('ValidationError', 'Stack [s] is busy') });
    await expect(formation.recover('s', 'UPDATE_ROLLBACK_FAILED', 't')).rejects.toMatchObject({
      problem: { code: 'TSD3004', subject: 's' },
    });
  });

  it.each(['CREATE_COMPLETE', 'ROLLBACK_FAILED', 'toString'])('does not fit %s', async (status) => {
    service.write({});
    await expect(formation.recover('s', status, 't')).rejects.toMatchObject({ problem: { code: 'TSD3204' } });
  });
});
