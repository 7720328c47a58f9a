import { NEXT_VERSION, holding, released, tail } from '../released.ts';
import { moves } from '../calls.ts';
import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '20',
  inject: 'failure while a release holds for approval',
  required: 'the first run analyses on; rollback fires',
  async run(stage) {
    const { lab } = stage;
    await released(stage);
    const { run, releaseId } = await holding(stage);
    const heal = lab.hollow.degrade({ releaseId });
    try {
      const ended = await run.ended;
      must(ended.outputs['result'] === 'rolled_back', 'the held release is rolled back', tail(ended));
      must(
        ended.annotations.some(({ title }) => title === 'TSD4301'),
        'the cause has its code',
        ended.annotations,
      );
      const { blue, green } = moves(stage).at(-1)!;
      must(blue === 100 && green === 0, 'all weight is back', { blue, green });
    } finally {
      heal();
    }
    const late = await stage.start({ action: 'continue' }, true).ended;
    must(
      late.exitCode === 1 && late.annotations.some(({ title }) => title === 'TSD4606'),
      'an approval that comes late is refused',
      late.annotations,
    );
    must((await stage.look()).served === '1.0', 'the version before serves');
    await released(stage, NEXT_VERSION);
    return 'degraded at 50 %: back at once; the late approval refused; released again';
  },
};
