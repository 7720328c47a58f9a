import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustEndAs, mustReport } from '../outcome.ts';
import type { Row } from '../row.ts';
import { holding, promoted, rolledBack, untilStage } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: both fleets are unhealthy; a release must move no weight and remove nothing. */
export const row: Row = {
  number: '21',
  inject: 'candidate unhealthy, stable gone',
  required: 'a forbidden transition',
  async run(stage) {
    const { outputs } = await promoted(stage);
    await bothSidesFail(stage, outputs['release-id']!);
    const refused = await stage.start({ action: 'rollback' }).ended;
    mustReport(refused, 'TSD4502');
    await untilStage(
      stage,
      'a stable fleet that is healthy again',
      ({ seen }) => seen.targets.blue.filter(({ state }) => state === 'healthy').length >= 2,
    );
    await rolledBack(stage, { 'accept-observed': 'true' });
    must((await stage.look()).served === '1.0', 'the version before serves');
    return 'stuck at 50/50, no weight moved, nothing removed; healed by rollback with accept-observed';
  },
};

/** Both fleets become unhealthy while a release holds, the stable one first. */
async function bothSidesFail(stage: Stage, stable: string): Promise<void> {
  const { hollow } = stage.lab;
  const { run, releaseId } = await holding(stage, { 'deadline-rolling-back': '1m' });
  const split = trafficMoves(stage).length;
  using faults = new DisposableStack();
  faults.defer(hollow.unhealthy({ releaseId: stable }));
  await untilStage(stage, 'a stable fleet without a healthy target', ({ seen }) =>
    seen.targets.blue.every(({ state }) => state !== 'healthy'),
  );
  faults.defer(hollow.unhealthy({ releaseId }));
  mustEndAs(await run.ended, 'stuck');
  must(trafficMoves(stage).length === split, 'no weight was moved', trafficMoves(stage).slice(split));
  const deletions = acceptedCallsOf(stage, { operation: 'DeleteStack' });
  must(deletions.length === 0, 'nothing is removed', deletions);
}
