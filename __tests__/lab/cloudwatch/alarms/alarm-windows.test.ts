import { describe, expect, it } from '@jest/globals';
import { alarmIn } from '../../../../lab/cloudwatch/alarms/alarm.ts';
import { datapoints, isDue } from '../../../../lab/cloudwatch/alarms/alarm-evaluator.ts';
import { MetricLedger } from '../../../../lab/cloudwatch/metrics/metric-ledger.ts';
import type { ApiCall } from '../../../../lab/ports.ts';

const call = (operation: string, params: ApiCall['params'], at = 0): ApiCall => ({
  service: 'monitoring',
  operation,
  params,
  accessKey: 'TEST',
  at,
});

const alarm = alarmIn(
  call('PutMetricAlarm', {
    AlarmName: 'a',
    Namespace: 'N',
    MetricName: 'm',
    Statistic: 'Sum',
    Period: '60',
    EvaluationPeriods: '1',
    Threshold: '5',
    ComparisonOperator: 'GreaterThanThreshold',
  }),
);

function ledgerWith(...values: readonly (readonly [at: number, value: number])[]): MetricLedger {
  const ledger = new MetricLedger();
  for (const [at, Value] of values) {
    const MetricData = [{ MetricName: 'm', Value, Timestamp: at / 1000 }];
    ledger.record(call('PutMetricData', { Namespace: 'N', MetricData }));
  }
  return ledger;
}

describe('windows of an alarm', () => {
  it('are whole minutes at scale 1, newest first, the running one left out', () => {
    const ledger = ledgerWith([60_000, 1], [119_999, 2], [120_000, 4], [180_000, 8]);
    expect(datapoints(alarm, ledger, 181_000, 1)).toEqual([
      { at: 120_000, value: 4 },
      { at: 60_000, value: 3 },
      { at: 0, value: null },
    ]);
  });

  it('shrink with the lab’s time', () => {
    const ledger = ledgerWith([6_000, 1], [11_999, 2], [12_000, 4]);
    expect(datapoints(alarm, ledger, 18_100, 0.1)).toEqual([
      { at: 12_000, value: 4 },
      { at: 6_000, value: 3 },
      { at: 0, value: null },
    ]);
  });

  it('CW-03 are evaluated each minute, those of short periods each 10 s, scaled', () => {
    expect(isDue(60, 59_000, 60_000, 1)).toBe(true);
    expect(isDue(60, 60_000, 119_000, 1)).toBe(false);
    expect(isDue(300, 59_000, 60_000, 1)).toBe(true);
    expect(isDue(10, 60_000, 70_000, 1)).toBe(true);
    expect(isDue(30, 60_000, 69_000, 1)).toBe(false);
    expect(isDue(60, 5_900, 6_000, 0.1)).toBe(true);
    expect(isDue(60, 6_000, 7_000, 0.1)).toBe(false);
  });
});

describe('what cannot be evaluated', () => {
  const math =
    (...Metrics: readonly object[]): (() => unknown) =>
    () =>
      alarmIn(
        call('PutMetricAlarm', {
          AlarmName: 'a',
          Metrics,
          EvaluationPeriods: 1,
          Threshold: 5,
          ComparisonOperator: 'GreaterThanThreshold',
        }),
      );
  const metric = (Id: string, Period: number, ReturnData = false): object => ({
    Id,
    ReturnData,
    MetricStat: { Stat: 'Sum', Period, Metric: { Namespace: 'N', MetricName: Id } },
  });

  it.each([
    ['an unknown id', math({ Id: 'e', Expression: 'm1 * 2' }), /names the unknown id m1/],
    ['two results', math(metric('m1', 60, true), metric('m2', 60, true)), /Exactly one element/],
    [
      'several periods',
      math({ Id: 'e', Expression: 'm1 + m2' }, metric('m1', 60), metric('m2', 10)),
      /several periods/,
    ],
    [
      'math on math',
      math(
        { Id: 'e', Expression: 'f * 2' },
        { Id: 'f', Expression: 'm1 * 2', ReturnData: false },
        metric('m1', 60),
      ),
      /math on the result/,
    ],
  ])('%s is refused', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});
