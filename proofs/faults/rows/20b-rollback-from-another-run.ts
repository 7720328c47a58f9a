import type { Stage } from '../../../lab/stage.ts';
import { callsOf, moves } from '../calls.ts';
import { openEars } from '../ears.ts';
import { NEXT_VERSION, holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

/** What the catalogue allows. */
const WITHIN_S = 2;
/** Both runs take the action's own time: what is measured is not hurried. */
const UNHURRIED = { hurry: 1 } as const;

export const row: Row = {
  number: '20b',
  inject: 'rollback dispatched during another run’s shift or bake',
  required: 'weights back ≤ 2 s after the intent is written',
  alone: true,
  async run(stage) {
    await released(stage);
    const { run, key } = await holding(stage, {}, UNHURRIED);
    const inShift = await rolledBack(stage, key);
    const held = await run.ended;
    must(held.outputs['result'] === 'rolled_back', 'the shift ends as rolled back', tail(held));
    const ears = openEars();
    const baking = stage.start({
      ...UNHURRIED,
      echo: ears.echo,
      inputs: { ...NEXT_VERSION, strategy: 'all-at-once', 'bake-time': '10m' },
    });
    const baker = stage.accessKey();
    await ears.heard(/ baking: /);
    const inBake = await rolledBack(stage, baker);
    const baked = await baking.ended;
    must(baked.outputs['result'] === 'rolled_back', 'the bake ends as rolled back', tail(baked));
    must(
      baked.annotations.some(({ title }) => title === 'TSD4404'),
      'it says who asked',
      baked.annotations,
    );
    return `weights back ${inShift.toFixed(2)} s (shift) and ${inBake.toFixed(2)} s (bake) after the intent`;
  },
};

/** Seconds from the intent, as the door took it, to the weights that the leading run then wrote. */
async function rolledBack(stage: Stage, leader: string): Promise<number> {
  const { stateBucket } = stage;
  const asked = stage.start({ ...UNHURRIED, action: 'rollback' }, true);
  const key = stage.accessKey();
  const ended = await asked.ended;
  must(ended.exitCode === 0, 'the rollback that was dispatched succeeds', tail(ended));
  const intent = `PUT /${stateBucket}/releases/${stage.service}/${stage.environment}/intent.json`;
  const [written] = callsOf(stage, key, intent);
  must(written !== undefined, 'an intent is written');
  const back = moves(stage).findLast(({ accessKey }) => accessKey === leader);
  must(back !== undefined && back.at >= written.at, 'the leading run moves traffic after it', back);
  must(back.blue === 100 && back.green === 0, 'all of it goes back', back);
  const seconds = (back.at - written.at) / 1000;
  must(seconds <= WITHIN_S, `weights are back within ${WITHIN_S} s`, `${seconds} s`);
  return seconds;
}
