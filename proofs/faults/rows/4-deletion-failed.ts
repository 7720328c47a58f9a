import type { Stage } from '../../../lab/stage.ts';
import { otherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { callsOf, mustFailWith, mustServe, promoted, version } from '../runs.ts';
import { REPEATS } from '../../../src/core/reconcile.ts';

export const row: Row = {
  number: '4',
  inject: 'DELETE_FAILED',
  required: 'report the blocker; bounded retry',
  async run(stage) {
    await fleetHeld(stage);
    await edgeHeld(stage);
    return `blocker named after ${REPEATS} repeats (TSD4102), of a fleet and of the edge; then it went on`;
  },
};

/** Auto Scaling, say, still uses the template of the fleet that was retired. */
async function fleetHeld(stage: Stage): Promise<void> {
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
}

/** `destroy` comes to an edge that somebody’s network interface holds. */
async function edgeHeld(stage: Stage): Promise<void> {
  const edge = `tsd-${stage.service}-${stage.environment}-edge`;
  const lift = stage.lab.cloudFormation.faults.inject({
    name: 'resource-fails',
    stack: edge,
    resource: 'InstanceSecurityGroup',
    on: 'DELETE',
    says: 'resource sg-1 has a dependent object',
  });
  try {
    const failed = await stage.start({ action: 'destroy' }).ended;
    mustFailWith(failed, 'TSD4102', /DELETE_FAILED: InstanceSecurityGroup .*has a dependent object/);
    const { StackEvents = [] } = await otherActor(stage.lab).client.describeStackEvents({ StackName: edge });
    const tries = StackEvents.filter(
      ({ LogicalResourceId: id, ResourceStatus: status }) =>
        id === 'InstanceSecurityGroup' && status === 'DELETE_FAILED',
    ).length;
    must(tries === REPEATS + 1, 'it is tried again, but not for ever', tries);
    const next = await stage.start({ inputs: version('1.0') }).ended;
    mustFailWith(next, ['TSD4102', 'TSD4502'], /has a dependent object/);
  } finally {
    lift();
  }
  const { exitCode, log } = await stage.start({ action: 'destroy' }).ended;
  must(exitCode === 0, 'the next destroy goes through', log);
  must((await otherActor(stage.lab).find(edge)) === null, 'the edge is gone');
}
