import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { logListener } from '../log-listener.ts';
import { mustEndAs, mustReport, mustSucceed } from '../outcome.ts';
import type { Row } from '../row.ts';
import { holding, promoted, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: another run asks for a rollback during the shift or the bake; weights must be back within two seconds. */

/** The catalogue's limit. */
const WITHIN_S = 2;
/** Both runs take the action's own time, because it is measured. */
const UNHURRIED = { hurry: 1 } as const;

export const row: Row = {
  number: '20b',
  inject: 'rollback dispatched during another run’s shift or bake',
  required: 'weights back ≤ 2 s after the intent is written',
  alone: true,
  async run(stage) {
    await promoted(stage);
    const { run, key } = await holding(stage, {}, UNHURRIED);
    const inShift = await secondsToRollBack(stage, key);
    const held = await run.ended;
    mustEndAs(held, 'rolled_back');
    const log = logListener();
    const baking = stage.start({
      ...UNHURRIED,
      echo: log.echo,
      inputs: { ...version('2.0'), strategy: 'all-at-once', 'bake-time': '10m' },
    });
    const baker = stage.accessKey();
    await log.line(/ baking: /);
    const inBake = await secondsToRollBack(stage, baker);
    const baked = await baking.ended;
    mustEndAs(baked, 'rolled_back');
    mustReport(baked, 'TSD4404');
    return `weights back ${inShift.toFixed(2)} s (shift) and ${inBake.toFixed(2)} s (bake) after the intent`;
  },
};

/** Dispatches a rollback; resolves with the seconds from its intent to the weights that the leading run then wrote. */
async function secondsToRollBack(stage: Stage, leader: string): Promise<number> {
  const { stateBucket } = stage;
  const asked = stage.start({ ...UNHURRIED, action: 'rollback' }, true);
  const key = stage.accessKey();
  const ended = await asked.ended;
  mustSucceed(ended, 'the rollback that was dispatched');
  const intent = `PUT /${stateBucket}/releases/${stage.service}/${stage.environment}/intent.json`;
  const [written] = acceptedCallsOf(stage, { accessKey: key, operation: intent });
  must(written !== undefined, 'an intent is written');
  const back = trafficMoves(stage).findLast(({ accessKey }) => accessKey === leader);
  must(back !== undefined && back.at >= written.at, 'the leading run moves traffic after it', back);
  must(back.blue === 100 && back.green === 0, 'all of it goes back', back);
  const seconds = (back.at - written.at) / 1000;
  must(seconds <= WITHIN_S, `weights are back within ${WITHIN_S} s`, `${seconds} s`);
  return seconds;
}
