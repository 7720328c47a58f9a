import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Lab } from '../../../lab/lab.ts';
import { isWrite } from '../../kit/call-kind.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted } from '../runs.ts';
import { stackActor, type StackActor } from '../stack-actor.ts';

/**
 * Fault: a stack is in ROLLBACK_COMPLETE; a release may delete and recreate it only if it is its own and without
 * traffic.
 */

const NOT_OURS = { Resources: { Something: { Type: 'AWS::Logs::LogGroup' } } };

export const row: Row = {
  number: '2',
  inject: 'ROLLBACK_COMPLETE',
  required: 'delete only if ours and it holds no traffic, then create',
  async run(stage) {
    const { lab } = stage;
    const actor = stackActor(lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;

    const foreign = await failedCreation(lab, edge, 'Something', () => actor.create(edge, NOT_OURS));
    mustFailWith(await stage.start({}).ended, 'TSD4504', /belongs to something else/);
    const writes = callsOf(stage, { service: 'cloudformation' }).filter(isWrite);
    must(writes.length === 0, 'the foreign stack is not touched', writes);
    const left = await actor.find(edge);
    must(left?.StackId === foreign.StackId && left?.StackStatus === 'ROLLBACK_COMPLETE', 'it is left', left);
    await remove(actor, edge);

    const ours = await failedCreation(lab, edge, 'LogGroup', async () => {
      mustFailWith(await stage.start({}).ended, 'TSD4101', /LogGroup .*: .*disk is full/);
      return actor.settled(edge);
    });
    await promoted(stage);
    mustServe(await stage.look(), '1.0');
    const anew = await actor.find(edge);
    must(anew?.StackStatus === 'CREATE_COMPLETE' && anew.StackId !== ours.StackId, 'made anew', anew);
    const gone = await actor.find(ours.StackId!);
    must(gone?.StackStatus === 'DELETE_COMPLETE', 'what was left of ours is deleted', gone);
    return 'a foreign one refused and left (TSD4504); ours deleted and made anew, promoted';
  },
};

/** Makes one resource of the creation fail, and resolves with the stack that is left. */
async function failedCreation(
  lab: Lab,
  stack: string,
  resource: string,
  create: () => Promise<Stack>,
): Promise<Stack> {
  using faults = new DisposableStack();
  const fault = { stack, resource, on: 'CREATE', says: 'the disk is full' } as const;
  faults.defer(lab.cloudFormation.faults.inject({ name: 'resource-fails', ...fault }));
  const left = await create();
  must(left.StackStatus === 'ROLLBACK_COMPLETE', `${stack} is rolled back`, left.StackStatus);
  return left;
}

async function remove(actor: StackActor, name: string): Promise<void> {
  const { StackId } = (await actor.find(name)) ?? {};
  await actor.client.deleteStack({ StackName: name });
  await actor.settled(StackId!);
}
