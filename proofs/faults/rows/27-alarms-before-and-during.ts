import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { manualAlarm, type ManualAlarm } from '../../kit/manual-alarm.ts';
import { must } from '../../kit/must.ts';
import { logListener } from '../log-listener.ts';
import { mustEndAs, mustReport } from '../outcome.ts';
import { personally } from '../person.ts';
import type { Row } from '../row.ts';
import { type Inputs, promoted, rolledBack, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/**
 * Fault: an alarm is missing, in ALARM, without data or unreadable; the release must be refused, held or turned back.
 */
export const row: Row = {
  number: '27',
  inject: 'alarm in ALARM before start, INSUFFICIENT_DATA, missing, unreadable',
  required: 'explicit policy: refuse, hold, refuse, stop',
  async run(stage) {
    await promoted(stage);
    const name = `${stage.environment}-latency`;
    const inputs = { ...version('2.0'), alarms: name };
    await mustRefuse(stage, inputs, 'TSD4303');
    const alarm = manualAlarm(personally(stage), name);
    await alarm.create();
    await alarm.set('ALARM');
    await mustRefuse(stage, inputs, 'TSD4508');
    await alarm.set('INSUFFICIENT_DATA');
    await heldThenUnreadable(stage, inputs, alarm);
    await promoted(stage, inputs);
    await promoted(stage, { ...inputs, ...version('3.0') });
    await alarm.set('ALARM');
    await rolledBack(stage);
    must((await stage.look()).served === '2.0', 'no alarm keeps a rollback from its target');
    return 'missing and ALARM refused with nothing made; no data held; unreadable at 50 % went back; rollback in ALARM went through';
  },
};

/** The release is refused before anything is made and any weight moved. */
async function mustRefuse(stage: Stage, inputs: Inputs, code: string): Promise<void> {
  const moved = trafficMoves(stage).length;
  const ended = await stage.start({ inputs }).ended;
  mustEndAs(ended, 'refused');
  mustReport(ended, code);
  const made = acceptedCallsOf(stage, { operation: 'CreateChangeSet' });
  must(made.length === 0 && trafficMoves(stage).length === moved, 'nothing is made', made);
}

/** Without data the release waits with its first weight. At 50 % the alarm cannot be read, and the release goes back. */
async function heldThenUnreadable(stage: Stage, inputs: Inputs, alarm: ManualAlarm): Promise<void> {
  const log = logListener();
  const run = stage.start({ echo: log.echo, inputs: { ...inputs, strategy: 'canary 50% hold' } });
  const accessKey = stage.accessKey();
  await log.line(/alarm \S+ has no data yet/);
  const shifts = acceptedCallsOf(stage, { operation: 'ModifyRule' });
  must(shifts.length === 0, 'without data no weight is moved', shifts);
  await alarm.set('OK');
  await log.line(/holds at 50 % for approval/);
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.door.faults.add({
      kind: 'server-error',
      operation: 'DescribeAlarms',
      accessKey,
      count: 1_000,
    }),
  );
  const ended = await run.ended;
  mustEndAs(ended, 'rolled_back');
  mustReport(ended, 'TSD4306');
  const last = trafficMoves(stage).at(-1)!;
  must(last.blue === 100 && last.green === 0, 'all weight is back', last);
}
