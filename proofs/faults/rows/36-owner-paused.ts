import { signalGroup } from '../../../lab/processes/process-group.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf, callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { until } from '../../kit/until.ts';
import { mustBePromoted, mustReport } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: a run is paused past its lease and then goes on; its next write must be refused. */
export const row: Row = {
  number: '36',
  inject: 'owner paused past its lease, then goes on',
  required: 'its next write is refused by the record check; no retry of a weight write without re-reading',
  async run(stage) {
    await promoted(stage);
    let paused = 0;
    const run = stage.start({
      inputs: { ...version('2.0'), strategy: 'all-at-once' },
      // At this line the run has decided to move traffic and has not yet done so.
      echo: (line) => {
        if (!line.includes(' shifting, ') || paused > 0) return;
        paused = run.pid()!;
        signalGroup(paused, 'SIGSTOP');
      },
    });
    const accessKey = stage.accessKey();
    await until(
      () => paused,
      (pid) => pid > 0,
      { what: 'an owner paused just before its weights', withinMs: 30_000 },
    );
    await takenOver(stage, paused);
    const before = trafficMoves(stage).length;
    mustReport(await run.ended, 'TSD4505');
    must(
      trafficMoves(stage).length === before,
      'it moves nothing any more',
      trafficMoves(stage).slice(before),
    );
    for (const operation of ['ModifyRule', 'DeleteStack']) {
      const writes = acceptedCallsOf(stage, { accessKey, operation });
      must(writes.length === 0, 'it never moved or removed anything', writes);
    }
    const { served, record } = await stage.look();
    must(served === '3.0' && record?.phase === 'promoted', 'the other run’s release serves', served);
    return 'taken over while it slept; when it woke its next write was refused';
  },
};

/**
 * Another run releases while the owner is paused, and the owner's process goes on afterwards. The first write of weights
 * is lost before it is carried out.
 */
async function takenOver(stage: Stage, owner: number): Promise<void> {
  const { lab } = stage;
  using faults = new DisposableStack();
  faults.defer(() => signalGroup(owner, 'SIGCONT'));
  const run = stage.start({ inputs: version('3.0') });
  const accessKey = stage.accessKey();
  let dropped = 0;
  faults.defer(
    lab.door.intercept({ accessKey, operation: 'ModifyRule' }, () => {
      dropped += 1;
      return dropped === 1 ? 'drop' : 'proceed';
    }),
  );
  mustBePromoted(await run.ended);
  const order = callsOf(stage).map(({ operation, status }) => `${operation} ${status}`);
  const lost = order.indexOf('ModifyRule 0');
  const again = order.indexOf('ModifyRule 200');
  must(lost >= 0 && again > lost, 'a write of weights is lost, and written again', order);
  const between = order.slice(lost, again);
  must(between.includes('DescribeRules 200'), 'the rule is read again before', between);
}
