import type { Stage } from '../../../lab/stage/stage.ts';
import { operationsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { stackActor } from '../stack-actor.ts';

/**
 * Fault: an update fails, and so does its rollback; a release must have it taken back, and never skip or delete a
 * resource.
 */
export const row: Row = {
  number: '3',
  inject: 'UPDATE_FAILED / UPDATE_ROLLBACK_FAILED',
  required: 'RollbackStack / ContinueUpdateRollback; never skip or delete by itself',
  async run(stage) {
    const actor = stackActor(stage.lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    await promoted(stage);
    const id = (await actor.find(edge))?.StackId;

    await ourUpdateFails(stage, edge);
    await promoted(stage, { ...version('2.0'), 'drain-time': '40s' });
    mustHaveAsked(stage, 'ContinueUpdateRollback');
    mustServe(await stage.look(), '2.0');

    await foreignUpdateFails(stage, edge);
    await promoted(stage, { ...version('1.0'), 'drain-time': '50s' });
    mustHaveAsked(stage, 'RollbackStack');
    mustServe(await stage.look(), '1.0');
    must((await actor.find(edge))?.StackId === id, 'it is the same stack all along');
    return 'two tries, then a person is asked (TSD4102); once it can be mended both are taken back, promoted';
  },
};

/** Our own update fails, and so does its rollback. */
async function ourUpdateFails(stage: Stage, edge: string): Promise<void> {
  using faults = new DisposableStack();
  faults.defer(failUpdates(stage, edge));
  const changed = { ...version('2.0'), 'drain-time': '40s' };
  // The run sees the stack during its rollback or after it.
  const failed = await stage.start({ inputs: changed }).ended;
  mustFailWith(failed, ['TSD4101', 'TSD4102'], /TargetGroup .*: .*not today/);
  const { StackStatus: status } = await stackActor(stage.lab).settled(edge);
  must(status === 'UPDATE_ROLLBACK_FAILED', 'the update is not taken back', status);
  const next = await stage.start({ inputs: changed }).ended;
  mustFailWith(next, 'TSD4102', /UPDATE_ROLLBACK_FAILED.*not today/);
  const asked = operationsOf(stage, 'cloudformation').filter((name) => name === 'ContinueUpdateRollback');
  must(asked.length === 2, 'it is tried twice', asked);
  mustServe(await stage.look(), '1.0');
}

/** Another actor's update fails, and they asked CloudFormation not to roll it back. */
async function foreignUpdateFails(stage: Stage, edge: string): Promise<void> {
  using faults = new DisposableStack();
  faults.defer(failUpdates(stage, edge));
  const actor = stackActor(stage.lab);
  await actor.change(edge, { HealthIntervalSeconds: '7' }, { DisableRollback: true });
  const { StackStatus: status } = await actor.settled(edge);
  must(status === 'UPDATE_FAILED', 'the update is left as it failed', status);
}

/** Every change of the edge updates both target groups, so that this one always fails. */
const failUpdates = ({ lab }: Stage, stack: string): (() => void) =>
  lab.cloudFormation.faults.inject({
    name: 'resource-fails',
    stack,
    resource: 'GreenTargetGroup',
    on: 'UPDATE',
    says: 'not today',
  });

/** The lab refuses both calls if they name a resource to skip. */
function mustHaveAsked(stage: Stage, operation: string): void {
  const asked = operationsOf(stage, 'cloudformation');
  must(asked.includes(operation), `${operation} is asked for`, asked);
}
