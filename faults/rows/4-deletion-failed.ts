import { otherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { callsOf, mustFailWith, mustServe, promoted, version } from '../runs.ts';
import { REPEATS } from '../../src/core/reconcile.ts';

export const row: Row = {
  number: '4',
  inject: 'DELETE_FAILED',
  required: 'report the blocker; bounded retry',
  async run(stage) {
    const other = otherActor(stage.lab);
    const stack = `tsd-${stage.service}-${stage.environment}-blue`;
    await promoted(stage);
    const lift = stage.lab.cloudFormation.faults.inject({
      name: 'resource-fails',
      stack,
      resource: 'LaunchTemplate',
      on: 'DELETE',
      says: 'the template is held by somebody else’s fleet',
    });
    try {
      // Promoted once the deletion of what served before is accepted; it fails afterwards.
      await promoted(stage, version('2.0'));
      const { StackStatus: status } = await other.settled(stack);
      must(status === 'DELETE_FAILED', 'the deletion fails', status);

      const next = await stage.start({ inputs: version('1.0') }).ended;
      mustFailWith(next, 'TSD4102', /DELETE_FAILED: LaunchTemplate .*held by somebody else/);
      const tries = callsOf(stage, { service: 'cloudformation', operation: 'DeleteStack' }).length;
      must(tries === REPEATS, 'it is tried again, but not for ever', tries);
      mustServe(await stage.look(), '2.0');
      const retained = await other.client.describeStackResources({ StackName: stack });
      must(
        retained.StackResources?.some((each) => each.LogicalResourceId === 'LaunchTemplate') === true,
        'nothing is left behind unseen',
      );
    } finally {
      lift();
    }
    const wanted = { inputs: version('1.0') };
    mustFailWith(await stage.start(wanted).ended, 'TSD4502', /held by somebody else/);
    await promoted(stage, { ...version('1.0'), 'accept-observed': 'true' });
    mustServe(await stage.look(), '1.0');
    return `blocker named after ${REPEATS} tries (TSD4102), 2.0 went on serving; promoted once a person had looked`;
  },
};
