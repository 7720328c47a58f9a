import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { groupOf, resize } from '../person.ts';
import type { Row } from '../row.ts';
import { promoted, rolledBack, untilStage, version } from '../runs.ts';

/** Fault: the target of a rollback was scaled in to zero; the rollback must launch it again before it moves weight. */
export const row: Row = {
  number: '31',
  inject: 'rollback target scaled in',
  required: 'relaunch, gate, shift',
  async run(stage) {
    await promoted(stage);
    await promoted(stage, { ...version('2.0'), 'keep-previous': '24h' });
    const parked = (await stage.look()).seen;
    must(parked.fleets.blue.instances.length === 2, 'the old fleet is parked', parked.fleets.blue.instances);
    await resize(stage, groupOf(parked, 'blue'), { MinSize: 0, DesiredCapacity: 0 });
    await untilStage(
      stage,
      'a parked fleet without instances',
      ({ seen: { fleets } }) => fleets.blue.instances.length === 0,
    );
    await rolledBack(stage);
    const { seen, served } = await stage.look();
    must(
      served === '1.0' && seen.fleets.blue.stack.id === parked.fleets.blue.stack.id,
      'the parked fleet serves',
    );
    const order = acceptedCallsOf(stage)
      .map(({ operation }) => operation)
      .filter((operation) =>
        ['UpdateAutoScalingGroup', 'DeleteScheduledAction', 'ModifyRule'].includes(operation),
      );
    // The fleet's own minimum is two, so that what it is launched with stays, and the end of its parking is removed.
    const before = order.slice(0, order.indexOf('ModifyRule')).join();
    must(
      before === 'UpdateAutoScalingGroup,DeleteScheduledAction',
      'it is launched for good, then shifted to',
      order,
    );
    const shifted = stage.lab.observer.changes().findLast(({ accessKey }) => accessKey === stage.accessKey());
    const ready = Object.entries(shifted?.readiness ?? {}).find(([arn]) => stage.sideOf(arn) === 'blue')?.[1];
    must(ready?.healthy === 2, 'onto two healthy instances', ready);
    return 'scaled in to 0; launched for good and gated, then all weight on 2 healthy';
  },
};
