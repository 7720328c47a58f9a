import type { Colour } from '../../../src/core/colour.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { onOwnLab } from '../another-stage.ts';
import { mustBePromoted, mustEndAs, mustReport } from '../outcome.ts';
import type { Row } from '../row.ts';
import { approve, holding, promoted, untilStage, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: a zone is lost during the shift; the floor must hold in the other two, or the shift must stop. */

const THREE = { 'min-size': '3', 'max-size': '6' } as const;

export const row: Row = {
  number: '15',
  inject: 'one zone lost',
  required: 'the floor holds in two zones or the shift stops',
  alone: true,
  run: () =>
    onOwnLab(async (stage) => {
      await promoted(stage, THREE);
      await floorHolds(stage);
      await floorBreaks(stage);
      return 'floor 60 %: two of three zones go on, promoted; floor 75 %: the shift stopped, back on two zones';
    }),
};

const healthyZones = (seen: Observation, colour: Colour): ReadonlySet<string> =>
  new Set(seen.targets[colour].filter(({ state }) => state === 'healthy').map(({ zone }) => zone));

/** With a floor of 60 %, two thirds of the instances are enough. */
async function floorHolds(stage: Stage): Promise<void> {
  const { run } = await holding(stage, { ...THREE, floor: '60%' });
  const before = healthyZones((await stage.look()).seen, 'green');
  must(before.size === 3, 'the candidate is in three zones', [...before]);
  const zone = [...before].toSorted().at(-1)!;
  using faults = new DisposableStack();
  await stage.lab.zones.lose(zone);
  faults.defer(() => stage.lab.zones.restore(zone));
  await untilStage(
    stage,
    'a zone without healthy targets',
    ({ seen }) => !healthyZones(seen, 'green').has(zone),
  );
  await approve(stage);
  mustBePromoted(await run.ended);
  must((await stage.look()).served === '2.0', 'it serves');
}

/** With the floor of 75 %, all three of three instances have to be healthy. */
async function floorBreaks(stage: Stage): Promise<void> {
  await untilStage(
    stage,
    'the fleet that serves in three zones again',
    ({ seen }) => seen.targets.green.filter(({ state }) => state === 'healthy').length >= 3,
  );
  const before = (await stage.look()).served;
  const { run, key } = await holding(stage, { ...THREE, ...version('1.0') });
  const { seen } = await stage.look();
  const [zone] = healthyZones(seen, 'blue');
  using faults = new DisposableStack();
  await stage.lab.zones.lose(zone!);
  faults.defer(() => stage.lab.zones.restore(zone));
  const ended = await run.ended;
  mustEndAs(ended, 'rolled_back');
  mustReport(ended, 'TSD4304');
  const last = trafficMoves(stage).at(-1)!;
  must(last.accessKey === key && last.blue === 0 && last.green === 100, 'all weight is back', last);
  must((await stage.look()).served === before, 'the version before serves');
}
