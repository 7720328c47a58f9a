import type { Stage } from '../../../lab/stage/stage.ts';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';
import { callsOf, operationsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { logListener } from '../log-listener.ts';
import { mustBePromoted, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { stackActor, type StackActor } from '../stack-actor.ts';

/** Fault: another actor updates a stack; a release must wait, plan again, and never cancel that update. */
export const row: Row = {
  number: '6',
  inject: 'another actor’s *_IN_PROGRESS',
  required: 'wait to the deadline, re-plan; never cancel theirs',
  async run(stage) {
    const actor = stackActor(stage.lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    await promoted(stage);
    await releasedBesideUpdate(stage, actor, edge);
    mustServe(await stage.look(), '2.0');
    const cancels = callsOf(stage, { operation: 'CancelUpdateStack' });
    must(cancels.length === 0, 'their update is not cancelled', cancels);
    const events = await actor.client.describeStackEvents({ StackName: edge });
    const ends = (events.StackEvents ?? []).filter(
      ({ LogicalResourceId, ResourceStatus }) =>
        LogicalResourceId === edge && ResourceStatus === 'UPDATE_COMPLETE',
    );
    must(ends.length === 2, 'their update and then ours are complete', ends);
    return 'waited for theirs, then changed the edge and was promoted';
  },
};

/** Releases 2.0 while an update of another actor runs on the edge, which ends once the run was seen to wait. */
async function releasedBesideUpdate(stage: Stage, actor: StackActor, edge: string): Promise<void> {
  const group = await blueTargetGroup(actor, edge);
  // CloudFormation's own call is held back, so that their update stays under way.
  const theirs = Promise.withResolvers<'proceed'>();
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.door.intercept(
      ({ accessKey, operation, params }) =>
        accessKey === LAB_ACCESS_KEY &&
        operation === 'ModifyTargetGroup' &&
        params['TargetGroupArn'] === group,
      () => theirs.promise,
    ),
  );
  faults.defer(() => theirs.resolve('proceed'));
  await actor.change(edge, { UnhealthyThreshold: '3' });
  const log = logListener();
  const run = stage.start({ inputs: { ...version('2.0'), 'drain-time': '40s' }, echo: log.echo });
  await log.line(new RegExp(`${edge} UPDATE_IN_PROGRESS`));
  const { StackStatus: status } = (await actor.find(edge)) ?? {};
  must(status === 'UPDATE_IN_PROGRESS', 'their update is still under way', status);
  const writes = operationsOf(stage, 'cloudformation').filter((name) => !name.startsWith('Describe'));
  must(writes.length === 0, 'nothing is asked of CloudFormation meanwhile', writes);
  theirs.resolve('proceed');
  mustBePromoted(await run.ended);
}

async function blueTargetGroup(actor: StackActor, edge: string): Promise<string> {
  const { Outputs = [] } = (await actor.find(edge)) ?? {};
  return Outputs.find(({ OutputKey }) => OutputKey === 'BlueTargetGroupArn')!.OutputValue!;
}
