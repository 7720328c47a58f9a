import type { Stage } from '../../../lab/stage.ts';
import { otherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { mustFailWith, mustServe, operationsOf, promoted, version } from '../runs.ts';

export const row: Row = {
  number: '3',
  inject: 'UPDATE_FAILED / UPDATE_ROLLBACK_FAILED',
  required: 'RollbackStack / ContinueUpdateRollback; never skip or delete by itself',
  async run(stage) {
    const other = otherActor(stage.lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    const statusOf = async (): Promise<string | undefined> => (await other.settled(edge)).StackStatus;
    await promoted(stage);
    const id = (await other.find(edge))?.StackId;

    // Our own update fails, and so does taking it back.
    const lift = failing(stage, edge);
    try {
      const changed = { ...version('2.0'), 'drain-time': '40s' };
      // Seen while it is being taken back, or after.
      const failed = await stage.start({ inputs: changed }).ended;
      mustFailWith(failed, ['TSD4101', 'TSD4102'], /TargetGroup .*: .*not today/);
      must((await statusOf()) === 'UPDATE_ROLLBACK_FAILED', 'the update is not taken back', await statusOf());
      mustFailWith(
        await stage.start({ inputs: changed }).ended,
        'TSD4102',
        /UPDATE_ROLLBACK_FAILED.*not today/,
      );
      const asked = operationsOf(stage, 'cloudformation').filter((name) => name === 'ContinueUpdateRollback');
      must(asked.length === 2, 'it is asked again, but not for ever', asked);
      mustServe(await stage.look(), '1.0');
    } finally {
      lift();
    }
    await promoted(stage, { ...version('2.0'), 'drain-time': '40s' });
    mustHaveAsked(stage, 'ContinueUpdateRollback');
    mustServe(await stage.look(), '2.0');

    // Somebody's update fails, and they wanted it left as it was.
    const fault = failing(stage, edge);
    try {
      await other.change(edge, { HealthIntervalSeconds: '7' }, { DisableRollback: true });
      must((await statusOf()) === 'UPDATE_FAILED', 'the update is left as it failed', await statusOf());
    } finally {
      fault();
    }
    await promoted(stage, { ...version('1.0'), 'drain-time': '50s' });
    mustHaveAsked(stage, 'RollbackStack');
    mustServe(await stage.look(), '1.0');
    must((await other.find(edge))?.StackId === id, 'it is the same stack all along');
    return 'two tries, then a person is asked (TSD4102); once it can be mended both are taken back, promoted';
  },
};

/** Whether blue serves or green: both target groups take part in every change of the edge. */
const failing = ({ lab }: Stage, stack: string): (() => void) =>
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
