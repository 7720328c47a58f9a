import { callsOf, moves } from '../calls.ts';
import { groupOf, resize } from '../person.ts';
import { holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

export const row: Row = {
  number: '18',
  inject: 'stable shrank while nobody led the release, then rollback',
  required: 'capacity before weights',
  async run(stage) {
    await released(stage);
    const before = await stage.look();
    const stable = groupOf(before.seen, 'blue');
    await resize(stage, stable, { DesiredCapacity: 4 });
    const inService = async (count: number): Promise<boolean> => {
      const { targets } = (await stage.look()).seen;
      return targets.blue.filter(({ state }) => state === 'healthy').length === count;
    };
    await until('four healthy instances of stable', () => inService(4));
    const { run } = await holding(stage);
    run.kill();
    await run.ended;
    const pinned = (await stage.look()).seen.fleets.blue.minSize;
    must(pinned === 4, 'stable is pinned at what it had', pinned);
    await resize(stage, stable, { MinSize: 2, DesiredCapacity: 2 });
    await until('two healthy instances of stable', () => inService(2));
    const ended = await stage.start({ action: 'rollback' }).ended;
    const key = stage.accessKey();
    must(ended.exitCode === 0, 'the rollback succeeds', tail(ended));
    const order = callsOf(stage, key).filter(({ operation }) =>
      ['UpdateAutoScalingGroup', 'ModifyRule'].includes(operation),
    );
    must(
      order[0]?.operation === 'UpdateAutoScalingGroup',
      'capacity is written before weights',
      order.map(({ operation }) => operation),
    );
    const back = stage.lab.observer.changes().findLast(({ accessKey }) => accessKey === key);
    const ready = Object.entries(back?.readiness ?? {}).find(([arn]) => stage.sideOf(arn) === 'blue')?.[1];
    must((ready?.healthy ?? 0) >= 3, 'three quarters of four are healthy when weights go back', ready);
    const last = moves(stage).at(-1)!;
    must(last.accessKey === key && last.blue === 100 && last.green === 0, 'all weight is back', last);
    return `2 of 4 left; minimum back to 4, then weights on ${ready!.healthy} healthy`;
  },
};
