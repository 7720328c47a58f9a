import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { groupOf, resize } from '../person.ts';
import type { Row } from '../row.ts';
import { holding, lose, promoted, rolledBack, untilStage } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: the stable fleet shrank while nobody led the release; a rollback must restore its capacity before weights. */
export const row: Row = {
  number: '18',
  inject: 'stable shrank while nobody led the release, then rollback',
  required: 'capacity before weights',
  async run(stage) {
    await promoted(stage);
    const stable = groupOf((await stage.look()).seen, 'blue');
    await resize(stage, stable, { DesiredCapacity: 4 });
    await healthyTargetsOfStable(stage, 4);
    const { run } = await holding(stage);
    await lose(run);
    const pinned = (await stage.look()).seen.fleets.blue.minSize;
    must(pinned === 4, 'stable is pinned at what it had', pinned);
    await resize(stage, stable, { MinSize: 2, DesiredCapacity: 2 });
    await healthyTargetsOfStable(stage, 2);

    await rolledBack(stage);
    const accessKey = stage.accessKey();
    const order = acceptedCallsOf(stage)
      .map(({ operation }) => operation)
      .filter((operation) => ['UpdateAutoScalingGroup', 'ModifyRule'].includes(operation));
    must(order[0] === 'UpdateAutoScalingGroup', 'capacity is written before weights', order);
    const back = stage.lab.observer.changes().findLast((change) => change.accessKey === accessKey);
    const ready = Object.entries(back?.readiness ?? {}).find(([arn]) => stage.sideOf(arn) === 'blue')?.[1];
    must((ready?.healthy ?? 0) >= 3, 'three quarters of four are healthy when weights go back', ready);
    const last = trafficMoves(stage).at(-1)!;
    must(last.accessKey === accessKey && last.blue === 100 && last.green === 0, 'all weight is back', last);
    return `2 of 4 left; minimum back to 4, then weights on ${ready!.healthy} healthy`;
  },
};

const healthyTargetsOfStable = (stage: Stage, count: number): Promise<unknown> =>
  untilStage(
    stage,
    `${count} healthy targets of stable`,
    ({ seen }) => seen.targets.blue.filter(({ state }) => state === 'healthy').length === count,
  );
