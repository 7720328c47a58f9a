import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { alarms } from '../../src/aws/alarms.ts';
import type { Alarms } from '../../src/ports.ts';
import { cloudOverDoor, type CloudOverDoor } from './cloud-over-door.ts';

let lab: CloudOverDoor;
let cloudWatch: CloudWatch;
let reader: Alarms;

beforeAll(async () => {
  lab = await cloudOverDoor();
  cloudWatch = await lab.clients.cloudWatch();
  reader = alarms(lab.clients, lab.calls);
});
afterAll(() => lab.close());

const make = async (AlarmName: string): Promise<void> => {
  await cloudWatch.putMetricAlarm({
    AlarmName,
    Namespace: 'N',
    MetricName: 'm',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
};

it('tells the state of each alarm asked for, in that order, and which are missing', async () => {
  await make('quiet');
  await make('loud');
  await cloudWatch.setAlarmState({ AlarmName: 'quiet', StateValue: 'OK', StateReason: 'below' });
  await cloudWatch.setAlarmState({
    AlarmName: 'loud',
    StateValue: 'ALARM',
    StateReason: 'Threshold Crossed',
  });
  expect(await reader.read(['loud', 'gone', 'quiet'])).toEqual([
    { name: 'loud', state: 'ALARM', reason: 'Threshold Crossed' },
    { name: 'gone', state: 'missing', reason: '' },
    { name: 'quiet', state: 'OK', reason: 'below' },
  ]);
});

it('asks nothing when no alarm is named, and once for a hundred', async () => {
  await reader.read([]);
  const before = lab.count('DescribeAlarms');
  const names = Array.from({ length: 150 }, (_, index) => `alarm-${index}`);
  const views = await reader.read(names);
  expect(views.map((view) => view.name)).toEqual(names);
  expect(lab.count('DescribeAlarms') - before).toBe(2);
});

it('a throttled answer is not a quiet alarm: it is asked for again', async () => {
  await make('again');
  await cloudWatch.setAlarmState({ AlarmName: 'again', StateValue: 'ALARM', StateReason: 'r' });
  lab.door.faults.add({ kind: 'throttle', service: 'monitoring', operation: 'DescribeAlarms', count: 2 });
  expect(await reader.read(['again'])).toMatchObject([{ state: 'ALARM' }]);
});

it('reports alarms as unreadable, with CloudWatch’s message, instead of failing the observation', async () => {
  lab.door.faults.add({
    kind: 'expired-credentials',
    service: 'monitoring',
    operation: 'DescribeAlarms',
    count: 1,
  });
  expect(await reader.read(['again'])).toEqual([
    { name: 'again', state: 'unreadable', reason: expect.stringContaining('ExpiredToken') },
  ]);
});
