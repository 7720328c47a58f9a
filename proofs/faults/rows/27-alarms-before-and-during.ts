import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';
import type { Stage } from '../../../lab/stage.ts';
import { callsOf, moves } from '../calls.ts';
import { openEars } from '../ears.ts';
import { personally } from '../person.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '27',
  inject: 'alarm in ALARM before start, INSUFFICIENT_DATA, missing, unreadable',
  required: 'explicit policy: refuse, hold, refuse, stop',
  async run(stage) {
    await released(stage);
    const name = `${stage.environment}-latency`;
    const inputs = { ...NEXT_VERSION, alarms: name };
    await refused(stage, inputs, 'TSD4303');
    await make(stage, name);
    await set(stage, name, 'ALARM');
    await refused(stage, inputs, 'TSD4508');
    await set(stage, name, 'INSUFFICIENT_DATA');
    await heldThenStopped(stage, name, inputs);
    await released(stage, inputs);
    await released(stage, { ...inputs, 'model-artifact': '3.0/digits.mar' });
    await set(stage, name, 'ALARM');
    const back = await stage.start({ action: 'rollback' }).ended;
    must(
      back.exitCode === 0 && (await stage.look()).served === '2.0',
      'no alarm keeps a rollback',
      tail(back),
    );
    return 'missing and ALARM refused with nothing made; no data held; unreadable at 50 % went back; rollback in ALARM went through';
  },
};

/** Nothing is made, and no weight moved. */
async function refused(stage: Stage, inputs: Readonly<Record<string, string>>, code: string): Promise<void> {
  const moved = moves(stage).length;
  const ended = await stage.start({ inputs }).ended;
  must(ended.outputs['result'] === 'refused', 'it is refused', tail(ended));
  must(
    ended.annotations.some(({ title }) => title === code),
    `with ${code}`,
    ended.annotations,
  );
  const made = callsOf(stage, stage.accessKey(), 'CreateChangeSet');
  must(made.length === 0 && moves(stage).length === moved, 'before anything is made', made);
}

async function heldThenStopped(
  stage: Stage,
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const { lab } = stage;
  const ears = openEars();
  const run = stage.start({ echo: ears.echo, inputs: { ...inputs, strategy: 'canary 50% hold' } });
  const accessKey = stage.accessKey();
  await ears.heard(new RegExp(`alarm ${name} has no data yet`));
  must(callsOf(stage, accessKey, 'ModifyRule').length === 0, 'without data no weight is moved');
  await set(stage, name, 'OK');
  await ears.heard(/holds at 50 % for approval/);
  const end = lab.door.faults.add({
    kind: 'server-error',
    operation: 'DescribeAlarms',
    accessKey,
    count: 1_000,
  });
  const ended = await run.ended.finally(end);
  must(ended.outputs['result'] === 'rolled_back', 'what cannot be read is no pass', tail(ended));
  must(
    ended.annotations.some(({ title }) => title === 'TSD4306'),
    'it says so',
    ended.annotations,
  );
  const last = moves(stage).at(-1)!;
  must(last.blue === 100 && last.green === 0, 'all weight is back', last);
}

/** An alarm whose state is what somebody says: no data ever comes. */
const make = (stage: Stage, AlarmName: string): Promise<unknown> =>
  new CloudWatchClient(personally(stage)).send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'Own/Service',
      MetricName: 'Latency',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
    }),
  );

const set = (stage: Stage, AlarmName: string, StateValue: StateValue): Promise<unknown> =>
  new CloudWatchClient(personally(stage)).send(
    new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'said by hand' }),
  );
