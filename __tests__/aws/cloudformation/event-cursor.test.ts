import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../lab/ports.ts';
import { stacks } from '../../../src/aws/cloudformation/stacks.ts';
import type { Stacks } from '../../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';
import { ID, wish, stack, events, event, usual } from './formation-answers.ts';
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

describe('new events', () => {
  const OLD = event('1', 's', 'CREATE_IN_PROGRESS');
  const NEW = event('2', 'Role', 'CREATE_COMPLETE');
  const shown = async (): Promise<readonly string[]> => (await formation.newEvents('s')).map((one) => one.id);

  it('are each shown once, oldest first, from the operation under way on', async () => {
    service.write({
      DescribeStacks: stack('CREATE_IN_PROGRESS'),
      DescribeStackEvents: [events(NEW, OLD), events(event('3', 's', 'CREATE_COMPLETE'), NEW, OLD)],
    });
    await formation.describe('s');
    expect(await shown()).toEqual(['1', '2']);
    expect(await shown()).toEqual(['3']);
    expect(await shown()).toEqual([]);
  });

  it.each(['CREATE_COMPLETE', 'ROLLBACK_COMPLETE'])(
    'are none of a stack that came to rest in %s before we came',
    async (status) => {
      service.write({
        DescribeStacks: stack(status),
        DescribeStackEvents: events(event('3', 's', status), NEW, OLD),
      });
      await formation.describe('s');
      expect(await shown()).toEqual([]);
    },
  );

  it('are all of a change that we began, even if it ended before the first look', async () => {
    service.write({
      ...usual,
      DescribeStackEvents: [
        events(event('0', 's', 'REVIEW_IN_PROGRESS')),
        events(event('3', 's', 'CREATE_COMPLETE'), NEW, OLD, event('0', 's', 'REVIEW_IN_PROGRESS')),
      ],
    });
    await formation.apply(wish, 't');
    expect(await shown()).toEqual(['1', '2', '3']);
  });

  it('are read by the stack’s id, which still works when the stack is deleted', async () => {
    service.write({
      DescribeStacks: stack('DELETE_IN_PROGRESS'),
      DescribeStackEvents: events(event('9', 's', 'DELETE_IN_PROGRESS')),
    });
    await formation.describe('s');
    await formation.newEvents('s');
    expect(service.calls('DescribeStackEvents')[0]?.params).toMatchObject({ StackName: ID });
  });

  it('never fail a release', async () => {
    service.write({
      DescribeStacks: stack('CREATE_IN_PROGRESS'),
      DescribeStackEvents: new ApiError('AccessDenied', 'no', 403),
    });
    await formation.describe('s');
    expect(await shown()).toEqual([]);
    expect(await formation.newEvents('never described')).toEqual([]);
  });
});
