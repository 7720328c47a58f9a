import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { until } from '../../kit/until.ts';
import { mustBePromoted, mustEndAs } from '../outcome.ts';
import { editWeights, PERSON } from '../person.ts';
import type { Row } from '../row.ts';
import { approve, holding, promoted, rolledBack } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/**
 * Fault: a person edits the weights during a release; it must show the difference and stop, unless `adopt-drift` is
 * set.
 */

const THEIRS = { blue: 80, green: 20 } as const;

export const row: Row = {
  number: '26',
  inject: 'a person edits the listener mid-release',
  required: 'show the difference, stop unless `adopt-drift`',
  async run(stage) {
    await promoted(stage);
    const { run } = await holding(stage);
    await editWeights(stage, (await stage.look()).seen, THEIRS);
    const ended = await run.ended;
    mustEndAs(ended, 'stuck');
    const drift = ended.annotations.find(({ title }) => title === 'TSD4305')?.message ?? '';
    must(/50.*50/.test(drift) && /80.*20/.test(drift), 'both weights are shown', ended.annotations);
    const last = trafficMoves(stage).at(-1)!;
    must(last.accessKey === PERSON, 'nothing is written after the person', last);
    mustEndAs(await stage.start({}).ended, 'refused');
    await rolledBack(stage, { 'accept-observed': 'true' });
    must((await stage.look()).served === '1.0', 'accept-observed goes back');
    await adopts(stage);
    return 'stuck at their 80/20, nothing written; accept-observed went back; adopt-drift went on';
  },
};

/** With `adopt-drift` the release writes its own weights again and goes on. */
async function adopts(stage: Stage): Promise<void> {
  const { run, key } = await holding(stage, { 'adopt-drift': 'true' });
  await editWeights(stage, (await stage.look()).seen, THEIRS);
  await until(
    () => trafficMoves(stage).at(-1)!,
    ({ accessKey, green }) => accessKey === key && green === 50,
    { what: 'its own weights again', withinMs: 30_000, everyMs: 100 },
  );
  await approve(stage);
  mustBePromoted(await run.ended);
}
