import { moves } from '../calls.ts';
import { edit, PERSON } from '../person.ts';
import { holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

const THEIRS = { blue: 80, green: 20 } as const;

export const row: Row = {
  number: '26',
  inject: 'a person edits the listener mid-release',
  required: 'show the difference, stop unless `adopt-drift`',
  async run(stage) {
    await released(stage);
    const { run } = await holding(stage);
    await edit(stage, (await stage.look()).seen, THEIRS);
    const ended = await run.ended;
    must(ended.outputs['result'] === 'stuck', 'it stops for a person', tail(ended));
    const told = ended.annotations.find(({ title }) => title === 'TSD4305')?.message ?? '';
    must(/50.*50/.test(told) && /80.*20/.test(told), 'both weights are shown', ended.annotations);
    must(moves(stage).at(-1)!.accessKey === PERSON, 'nothing is written after them', moves(stage).at(-1));
    const refused = await stage.start({}).ended;
    must(refused.outputs['result'] === 'refused', 'a person has to look first', tail(refused));
    const looked = await stage.start({ action: 'rollback', inputs: { 'accept-observed': 'true' } }).ended;
    must(
      looked.exitCode === 0 && (await stage.look()).served === '1.0',
      'accept-observed goes back',
      tail(looked),
    );
    await adopted(stage);
    return 'stuck at their 80/20, nothing written; accept-observed went back; adopt-drift went on';
  },
};

/** With `adopt-drift` the release writes its own weights again and goes on. */
async function adopted(stage: Parameters<Row['run']>[0]): Promise<void> {
  const { run, key } = await holding(stage, { 'adopt-drift': 'true' });
  await edit(stage, (await stage.look()).seen, THEIRS);
  await until('its own weights again', () => {
    const { accessKey, green } = moves(stage).at(-1)!;
    return accessKey === key && green === 50;
  });
  const approval = await stage.start({ action: 'continue' }, true).ended;
  must(approval.exitCode === 0, 'it holds on', tail(approval));
  const ended = await run.ended;
  must(ended.outputs['result'] === 'promoted', 'adopt-drift carries on', tail(ended));
}
