import { callsOf } from '../calls.ts';
import { groupOf, resize } from '../person.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

export const row: Row = {
  number: '31',
  inject: 'rollback target scaled in',
  required: 'relaunch, gate, shift',
  async run(stage) {
    await released(stage);
    await released(stage, { ...NEXT_VERSION, 'keep-previous': '24h' });
    const parked = (await stage.look()).seen;
    must(parked.fleets.blue.instances.length === 2, 'the old fleet is parked', parked.fleets.blue.instances);
    await resize(stage, groupOf(parked, 'blue'), { MinSize: 0, DesiredCapacity: 0 });
    await until('no instance of the parked fleet', async () => {
      const { fleets } = (await stage.look()).seen;
      return fleets.blue.instances.length === 0;
    });
    const ended = await stage.start({ action: 'rollback' }).ended;
    must(ended.exitCode === 0, 'the rollback succeeds', tail(ended));
    const { seen, served } = await stage.look();
    must(
      served === '1.0' && seen.fleets.blue.stack.id === parked.fleets.blue.stack.id,
      'the parked fleet serves',
    );
    const order = callsOf(stage, stage.accessKey())
      .map(({ operation }) => operation)
      .filter((operation) =>
        ['UpdateAutoScalingGroup', 'DeleteScheduledAction', 'ModifyRule'].includes(operation),
      );
    // Two are its own minimum: what it is launched with stays, and the end of its parking goes.
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
