import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Lab } from '../../../lab/lab.ts';
import { otherActor, type OtherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { mustFailWith, mustServe, operationsOf, promoted } from '../runs.ts';

const NOT_OURS = { Resources: { Something: { Type: 'AWS::Logs::LogGroup' } } };

export const row: Row = {
  number: '2',
  inject: 'ROLLBACK_COMPLETE',
  required: 'delete only if ours and it holds no traffic, then create',
  async run(stage) {
    const { lab } = stage;
    const other = otherActor(lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;

    const foreign = await failedCreation(lab, edge, 'Something', () => other.create(edge, NOT_OURS));
    mustFailWith(await stage.start({}).ended, 'TSD4504', /belongs to something else/);
    must(!operationsOf(stage, 'cloudformation').some(isWrite), 'nobody else’s stack is touched');
    const left = await other.find(edge);
    must(left?.StackId === foreign.StackId && left?.StackStatus === 'ROLLBACK_COMPLETE', 'it is left', left);
    await removed(other, edge);

    const ours = await failedCreation(lab, edge, 'LogGroup', async () => {
      mustFailWith(await stage.start({}).ended, 'TSD4101', /LogGroup .*: .*disk is full/);
      return other.settled(edge);
    });
    await promoted(stage);
    mustServe(await stage.look(), '1.0');
    const anew = await other.find(edge);
    must(anew?.StackStatus === 'CREATE_COMPLETE' && anew.StackId !== ours.StackId, 'made anew', anew);
    const gone = await other.find(ours.StackId!);
    must(gone?.StackStatus === 'DELETE_COMPLETE', 'what was left of ours is deleted', gone);
    return 'a foreign one refused and left (TSD4504); ours deleted and made anew, promoted';
  },
};

/** What a creation leaves in which this resource fails. */
async function failedCreation(
  lab: Lab,
  stack: string,
  resource: string,
  create: () => Promise<Stack>,
): Promise<Stack> {
  const fault = { stack, resource, on: 'CREATE', says: 'the disk is full' } as const;
  const lift = lab.cloudFormation.faults.inject({ name: 'resource-fails', ...fault });
  try {
    const left = await create();
    must(left.StackStatus === 'ROLLBACK_COMPLETE', `${stack} is rolled back`, left.StackStatus);
    return left;
  } finally {
    lift();
  }
}

const isWrite = (operation: string): boolean => !/^(?:Describe|Get|List)/.test(operation);

async function removed(other: OtherActor, name: string): Promise<void> {
  const { StackId } = (await other.find(name)) ?? {};
  await other.client.deleteStack({ StackName: name });
  await other.settled(StackId!);
}
