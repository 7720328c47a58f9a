import type { Observation } from '../../../src/core/observation.ts';
import type { Stage } from '../../../lab/stage.ts';
import { onOwnLab } from '../another-stage.ts';
import { moves } from '../calls.ts';
import { holding, NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

const THREE = { 'min-size': '3', 'max-size': '6' } as const;

export const row: Row = {
  number: '15',
  inject: 'one zone lost',
  required: 'the floor holds in two zones or the shift stops',
  alone: true,
  run: () =>
    onOwnLab(async (stage) => {
      await released(stage, THREE);
      await holds(stage);
      await stops(stage);
      return 'floor 60 %: two of three zones go on, promoted; floor 75 %: the shift stopped, back on two zones';
    }),
};

const healthyZones = (seen: Observation): ReadonlySet<string> =>
  new Set(seen.targets.green.filter(({ state }) => state === 'healthy').map(({ zone }) => zone));

/** Cuts a zone that the candidate has a third of its instances in; answers which. */
async function lose(stage: Stage): Promise<string> {
  const { lab } = stage;
  const before = healthyZones((await stage.look()).seen);
  must(before.size === 3, 'the candidate is in three zones', [...before]);
  const zone = [...before].toSorted().at(-1)!;
  await lab.zones.lose(zone);
  await until('a zone without healthy targets', async () => {
    const seen = healthyZones((await stage.look()).seen);
    return !seen.has(zone);
  });
  return zone;
}

/** Two thirds are enough here. */
async function holds(stage: Stage): Promise<void> {
  const { run } = await holding(stage, { ...THREE, floor: '60%' });
  const zone = await lose(stage);
  try {
    const approval = await stage.start({ action: 'continue' }, true).ended;
    must(approval.exitCode === 0, 'it still holds', tail(approval));
    const ended = await run.ended;
    must(ended.outputs['result'] === 'promoted', 'the floor holds in two zones', tail(ended));
    must((await stage.look()).served === NEXT_VERSION['model-artifact'].slice(0, 3), 'it serves');
  } finally {
    stage.lab.zones.restore(zone);
  }
}

/** Three quarters of three are three. */
async function stops(stage: Stage): Promise<void> {
  const inputs = { ...THREE, 'model-artifact': '1.0/digits.mar' };
  await until('both fleets in three zones again', async () => {
    const { targets } = (await stage.look()).seen;
    return targets.green.filter(({ state }) => state === 'healthy').length >= 3;
  });
  const ground = (await stage.look()).served;
  const { run, key } = await holding(stage, inputs);
  const { lab } = stage;
  const { seen } = await stage.look();
  const zone = seen.targets.blue.find(({ state }) => state === 'healthy')!.zone;
  await lab.zones.lose(zone);
  try {
    const ended = await run.ended;
    must(ended.outputs['result'] === 'rolled_back', 'the shift stops', tail(ended));
    must(
      ended.annotations.some(({ title }) => title === 'TSD4304'),
      'the floor is the cause',
      ended.annotations,
    );
    const last = moves(stage).at(-1)!;
    must(last.accessKey === key && last.blue === 0 && last.green === 100, 'all weight is back', last);
    must((await stage.look()).served === ground, 'the version before serves');
  } finally {
    lab.zones.restore(zone);
  }
}
