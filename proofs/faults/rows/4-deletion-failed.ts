import type { Stage } from '../../../lab/stage/stage.ts';
import { RETRIES } from '../../../src/core/stack-state.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe, mustSucceed } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { stackActor } from '../stack-actor.ts';

/** Fault: the deletion of a stack fails; the run must repeat it a few times, then name the blocker. */
export const row: Row = {
  number: '4',
  inject: 'DELETE_FAILED',
  required: 'report the blocker; bounded retry',
  async run(stage) {
    await fleetIsHeld(stage);
    mustFailWith(await stage.start({ inputs: version('1.0') }).ended, 'TSD4502', /held by somebody else/);
    await promoted(stage, { ...version('1.0'), 'accept-observed': 'true' });
    mustServe(await stage.look(), '1.0');

    await edgeIsHeld(stage);
    mustSucceed(await stage.start({ action: 'destroy' }).ended, 'the next destroy');
    must((await stackActor(stage.lab).find(edgeOf(stage))) === null, 'the edge is gone');
    return `blocker named after ${RETRIES} repeats (TSD4102), of a fleet and of the edge; then it went on`;
  },
};

const edgeOf = ({ service, environment }: Stage): string => `tsd-${service}-${environment}-edge`;

/** Something, e.g. an Auto Scaling group, still uses the launch template of the fleet that was retired. */
async function fleetIsHeld(stage: Stage): Promise<void> {
  const actor = stackActor(stage.lab);
  const stack = `tsd-${stage.service}-${stage.environment}-blue`;
  await promoted(stage);
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.cloudFormation.faults.inject({
      name: 'resource-fails',
      stack,
      resource: 'LaunchTemplate',
      on: 'DELETE',
      says: 'the template is held by somebody else’s fleet',
    }),
  );
  // The release is promoted once the deletion of the old fleet is accepted; the deletion fails afterwards.
  await promoted(stage, version('2.0'));
  const { StackStatus: status } = await actor.settled(stack);
  must(status === 'DELETE_FAILED', 'the deletion fails', status);

  const next = await stage.start({ inputs: version('1.0') }).ended;
  mustFailWith(next, 'TSD4102', /DELETE_FAILED: LaunchTemplate .*held by somebody else/);
  const tries = callsOf(stage, { service: 'cloudformation', operation: 'DeleteStack' }).length;
  must(tries === RETRIES, `it is tried ${RETRIES} times`, tries);
  mustServe(await stage.look(), '2.0');
  const { StackResources = [] } = await actor.client.describeStackResources({ StackName: stack });
  must(
    StackResources.some(({ LogicalResourceId }) => LogicalResourceId === 'LaunchTemplate'),
    'the stack keeps the resource that it could not delete',
    StackResources,
  );
}

/** `destroy` meets an edge that another network interface holds. */
async function edgeIsHeld(stage: Stage): Promise<void> {
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.cloudFormation.faults.inject({
      name: 'resource-fails',
      stack: edgeOf(stage),
      resource: 'InstanceSecurityGroup',
      on: 'DELETE',
      says: 'resource sg-1 has a dependent object',
    }),
  );
  const failed = await stage.start({ action: 'destroy' }).ended;
  mustFailWith(failed, 'TSD4102', /DELETE_FAILED: InstanceSecurityGroup .*has a dependent object/);
  const { client } = stackActor(stage.lab);
  const { StackEvents = [] } = await client.describeStackEvents({ StackName: edgeOf(stage) });
  const tries = StackEvents.filter(
    ({ LogicalResourceId: id, ResourceStatus: status }) =>
      id === 'InstanceSecurityGroup' && status === 'DELETE_FAILED',
  ).length;
  must(tries === RETRIES + 1, `it is tried once and repeated ${RETRIES} times`, tries);
  const next = await stage.start({ inputs: version('1.0') }).ended;
  mustFailWith(next, ['TSD4102', 'TSD4502'], /has a dependent object/);
}
