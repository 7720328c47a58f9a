import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { mustEndAs, mustReport, tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { holding, promoted, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: the candidate fails while a release holds for approval; the run must notice it and roll back. */
export const row: Row = {
  number: '20',
  inject: 'failure while a release holds for approval',
  required: 'the first run analyses on; rollback fires',
  async run(stage) {
    await promoted(stage);
    await failsWhileItHolds(stage);
    const late = await stage.start({ action: 'continue' }, true).ended;
    must(late.exitCode === 1, 'an approval that comes late is refused', tail(late));
    mustReport(late, 'TSD4606');
    must((await stage.look()).served === '1.0', 'the version before serves');
    await promoted(stage, version('2.0'));
    return 'degraded at 50 %: back at once; the late approval refused; released again';
  },
};

async function failsWhileItHolds(stage: Stage): Promise<void> {
  const { run, releaseId } = await holding(stage);
  using faults = new DisposableStack();
  faults.defer(stage.lab.hollow.degrade({ releaseId }));
  const ended = await run.ended;
  mustEndAs(ended, 'rolled_back');
  mustReport(ended, 'TSD4301');
  const last = trafficMoves(stage).at(-1)!;
  must(last.blue === 100 && last.green === 0, 'all weight is back', last);
}
