import { signalGroup } from '../../../lab/process-group.ts';
import type { Stage } from '../../../lab/stage.ts';
import { callsOf, moves } from '../calls.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

export const row: Row = {
  number: '36',
  inject: 'owner paused past its lease, then goes on',
  required: 'its next write is refused by the record check; no retry of a weight write without re-reading',
  async run(stage) {
    await released(stage);
    let paused = 0;
    const run = stage.start({
      inputs: { ...NEXT_VERSION, strategy: 'all-at-once' },
      // It has decided to move traffic, and has not yet done so.
      echo: (line) => {
        if (!line.includes(' shifting, ') || paused > 0) return;
        paused = run.pid()!;
        signalGroup(paused, 'SIGSTOP');
      },
    });
    const sleeper = stage.accessKey();
    try {
      await until('an owner paused just before its weights', () => paused > 0);
      await takenOver(stage);
    } finally {
      signalGroup(paused, 'SIGCONT');
    }
    const before = moves(stage).length;
    const ended = await run.ended;
    must(
      ended.annotations.some(({ title }) => title === 'TSD4505'),
      'it is told',
      tail(ended),
    );
    must(moves(stage).length === before, 'it moves nothing any more', moves(stage).slice(before));
    const written =
      callsOf(stage, sleeper, 'ModifyRule').length + callsOf(stage, sleeper, 'DeleteStack').length;
    must(written === 0, 'it never moved or removed anything', written);
    const { served, record } = await stage.look();
    must(served === '3.0' && record?.phase === 'promoted', 'what the other released serves', served);
    return 'taken over while it slept; when it woke its next write was refused';
  },
};

/** Another run releases; the first answer to its weights is lost before they are carried out. */
async function takenOver(stage: Stage): Promise<void> {
  const { lab } = stage;
  const run = stage.start({ inputs: { 'model-artifact': '3.0/digits.mar' } });
  const accessKey = stage.accessKey();
  let dropped = 0;
  const end = lab.door.intercept({ accessKey, operation: 'ModifyRule' }, () => {
    dropped += 1;
    return dropped === 1 ? 'drop' : 'proceed';
  });
  const ended = await run.ended.finally(end);
  must(ended.outputs['result'] === 'promoted', 'another run takes over and releases', tail(ended));
  const order = lab.door.log.calls({ accessKey }).map(({ operation, status }) => `${operation} ${status}`);
  const lost = order.indexOf('ModifyRule 0');
  const again = order.indexOf('ModifyRule 200');
  must(lost >= 0 && again > lost, 'a write of weights is lost, and written again');
  const between = order.slice(lost, again);
  must(between.includes('DescribeRules 200'), 'not without reading the rule again', between);
}
