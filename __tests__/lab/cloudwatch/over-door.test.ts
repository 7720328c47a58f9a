import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type MetricAlarm,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloudWatch, type CloudWatch } from '../../../lab/cloudwatch/cloudwatch.ts';
import { labTime } from '../../../lab/time.ts';
import { until } from '../../../proofs/kit/until.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';

/** Alarms over the real door, metrics kept by moto; a minute is 0.6 s. */
let lab: DoorOverMoto;
let watch: CloudWatch;
let api: CloudWatchClient;
const defects: Error[] = [];
const dimensions = { LoadBalancer: 'app/a/1', TargetGroup: 'targetgroup/blue/2' };
const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

beforeAll(async () => {
  lab = await doorOverMoto(33);
  watch = cloudWatch({
    door: lab.door,
    time: labTime(0.01),
    region: 'us-east-1',
    complain: (defect) => defects.push(defect),
  });
  api = new CloudWatchClient(lab.as('CALLER'));
}, 60_000);

afterAll(async () => {
  await watch.stop();
  await lab.close();
  expect(lab.door.defects).toEqual([]);
  expect(defects).toEqual([]);
});

const query = (Id: string, MetricName: string): object => ({
  Id,
  ReturnData: false,
  MetricStat: {
    Stat: 'Sum',
    Period: 60,
    Metric: { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions },
  },
});

const shareAlarm: PutMetricAlarmCommandInput = {
  AlarmName: 'blue-errors',
  Metrics: [
    { Id: 'share', Expression: '100 * errors / requests', ReturnData: true },
    query('errors', 'HTTPCode_Target_5XX_Count') as never,
    query('requests', 'RequestCount') as never,
  ],
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 10,
  EvaluationPeriods: 1,
  TreatMissingData: 'notBreaching',
};

async function alarm(AlarmName = 'blue-errors'): Promise<MetricAlarm | undefined> {
  return (await api.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }))).MetricAlarms?.[0];
}

const inState = (value: string, name?: string): Promise<MetricAlarm> =>
  until(async () => {
    const found = await alarm(name);
    return found?.StateValue === value ? found : null;
  });

/** Traffic until the promise settles, as the load balancer publishes it. */
async function during<T>(errors: number, work: Promise<T>): Promise<T> {
  const publish = (): void => {
    const at = Date.now();
    watch.metrics.publish('AWS/ApplicationELB', 'RequestCount', dimensions, 20, 'Count', at);
    if (errors > 0)
      watch.metrics.publish(
        'AWS/ApplicationELB',
        'HTTPCode_Target_5XX_Count',
        dimensions,
        errors,
        'Count',
        at,
      );
  };
  const publishing = setInterval(publish, 100);
  return work.finally(() => clearInterval(publishing));
}

describe('alarms over the door', () => {
  it('CW-02 begin with INSUFFICIENT_DATA and stay there while nothing was measured', async () => {
    await api.send(new PutMetricAlarmCommand({ ...shareAlarm, TreatMissingData: 'missing' }));
    expect(await alarm()).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      Threshold: 10,
      TreatMissingData: 'missing',
    });
  });

  it('alarm on a share of errors and recover when there are none', async () => {
    await api.send(new PutMetricAlarmCommand(shareAlarm));
    expect((await during(0, inState('OK'))).StateReason).toMatch(/treated as \[NonBreaching\]\.$/);
    const { StateReason, StateUpdatedTimestamp } = await during(5, inState('ALARM'));
    expect(StateReason).toMatch(
      /^Threshold Crossed: 1 out of the last 1 datapoints \[\d+\.\d+ \(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d\)\] was greater than or equal to the threshold \(10\.0\) \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
    );
    expect(StateUpdatedTimestamp).toBeInstanceOf(Date);
    await during(0, inState('OK'));
  });

  it('CW-02 keep their state over an update', async () => {
    await api.send(new PutMetricAlarmCommand({ ...shareAlarm, Threshold: 11, TreatMissingData: 'ignore' }));
    expect(await alarm()).toMatchObject({ Threshold: 11, StateValue: 'OK' });
  });

  it('CW-04 keep a state that is set only until an evaluation finds otherwise', async () => {
    // Nothing measures its metrics: while that is ignored, no evaluation finds anything.
    const Metrics = [query('errors', 'NeverPut'), query('requests', 'NeverPut')] as never[];
    const unmeasured = {
      ...shareAlarm,
      AlarmName: 'unmeasured',
      Metrics: [...(shareAlarm.Metrics ?? []).slice(0, 1), ...Metrics],
    };
    await api.send(new PutMetricAlarmCommand({ ...unmeasured, TreatMissingData: 'ignore' }));
    const byHand = { AlarmName: 'unmeasured', StateValue: 'ALARM', StateReason: 'by hand' } as const;
    await api.send(new SetAlarmStateCommand(byHand));
    expect(await alarm('unmeasured')).toMatchObject({ StateValue: 'ALARM', StateReason: 'by hand' });
    await api.send(new PutMetricAlarmCommand(unmeasured));
    await inState('OK', 'unmeasured');
    await api.send(new DeleteAlarmsCommand({ AlarmNames: ['unmeasured'] }));
  });

  it('are the same in the Query protocol, which the AWS CLI speaks', async () => {
    const { accessKeyId, secretAccessKey } = lab.as('CALLER').credentials;
    const { stdout } = await promisify(execFile)(
      join(lab.place.pythonBin, 'aws'),
      [
        '--endpoint-url',
        lab.door.url,
        '--region',
        'us-east-1',
        'cloudwatch',
        'describe-alarms',
        '--alarm-names',
        'blue-errors',
      ],
      {
        env: {
          PATH: '/usr/bin:/bin',
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
        },
      },
    );
    const [described] = (JSON.parse(stdout) as { MetricAlarms: Record<string, unknown>[] }).MetricAlarms;
    expect(described).toMatchObject({
      AlarmName: 'blue-errors',
      StateValue: 'OK',
      Threshold: 11,
      EvaluationPeriods: 1,
    });
  });

  it('CW-06 leave the metrics to GetMetricStatistics', async () => {
    await watch.metrics.flush();
    const { Datapoints = [] } = await api.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCount',
        Dimensions,
        Period: 3600,
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 60_000),
        Statistics: ['Sum'],
      }),
    );
    expect(Datapoints[0]?.Sum).toBeGreaterThan(0);
  });

  it('can be deleted; what the lab does not have is refused with an error that says so', async () => {
    await api.send(new DeleteAlarmsCommand({ AlarmNames: ['blue-errors'] }));
    expect(await alarm()).toBeUndefined();
    await expect(
      api.send(new PutCompositeAlarmCommand({ AlarmName: 'c', AlarmRule: 'TRUE' })),
    ).rejects.toThrow(/This lab does not do monitoring:PutCompositeAlarm/);
  });
});
