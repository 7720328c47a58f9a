import { otherActor, type OtherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { callsOf, mustBePromoted, mustServe, operationsOf, promoted, version } from '../runs.ts';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';

export const row: Row = {
  number: '6',
  inject: 'another actor’s *_IN_PROGRESS',
  required: 'wait to the deadline, re-plan; never cancel theirs',
  async run(stage) {
    const { lab } = stage;
    const other = otherActor(lab);
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    await promoted(stage);
    const group = await blueTargetGroup(other, edge);

    // Their update stays under way for as long as CloudFormation waits for a call of its own.
    const theirs = Promise.withResolvers<'proceed'>();
    const end = lab.door.intercept(
      ({ accessKey, operation, params }) =>
        accessKey === LAB_ACCESS_KEY &&
        operation === 'ModifyTargetGroup' &&
        params['TargetGroupArn'] === group,
      () => theirs.promise,
    );
    try {
      await other.change(edge, { UnhealthyThreshold: '3' });
      const waited = Promise.withResolvers<void>();
      const run = stage.start({
        inputs: { ...version('2.0'), 'drain-time': '40s' },
        echo: (line) => line.includes(`${edge} UPDATE_IN_PROGRESS`) && waited.resolve(),
      });
      await Promise.race([waited.promise, run.ended]);
      const { StackStatus: status } = (await other.find(edge)) ?? {};
      must(status === 'UPDATE_IN_PROGRESS', 'their update is still under way', status);
      const writes = operationsOf(stage, 'cloudformation').filter((name) => !name.startsWith('Describe'));
      must(writes.length === 0, 'nothing is asked of CloudFormation meanwhile', writes);
      theirs.resolve('proceed');
      mustBePromoted(await run.ended);
    } finally {
      theirs.resolve('proceed');
      end();
    }
    mustServe(await stage.look(), '2.0');
    const cancels = callsOf(stage, { operation: 'CancelUpdateStack' });
    must(cancels.length === 0, 'theirs is not cancelled', cancels);
    const events = await other.client.describeStackEvents({ StackName: edge });
    const ends = (events.StackEvents ?? []).filter(
      ({ LogicalResourceId, ResourceStatus }) =>
        LogicalResourceId === edge && ResourceStatus === 'UPDATE_COMPLETE',
    );
    must(ends.length === 2, 'theirs and then ours are complete', ends);
    return 'waited for theirs, then changed the edge and was promoted';
  },
};

async function blueTargetGroup(other: OtherActor, edge: string): Promise<string> {
  const { Outputs = [] } = (await other.find(edge)) ?? {};
  return Outputs.find(({ OutputKey }) => OutputKey === 'BlueTargetGroupArn')!.OutputValue!;
}
