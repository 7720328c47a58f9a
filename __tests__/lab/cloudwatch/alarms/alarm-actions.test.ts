import { beforeEach, describe, expect, it } from '@jest/globals';
import { keepEvaluating } from '../../../../lab/cloudwatch/alarms/alarm-evaluator.ts';
import { Alarms } from '../../../../lab/cloudwatch/alarms/alarms.ts';
import { MetricLedger } from '../../../../lab/cloudwatch/metrics/metric-ledger.ts';
import type { AlarmNotice, ApiCall } from '../../../../lab/ports.ts';
import { labTime } from '../../../../lab/time.ts';
import { until } from '../../../../proofs/kit/until.ts';

const POLICY = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:p:policyName/out';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:page';
let alarms: Alarms;
let told: AlarmNotice[];

const call = (operation: string, params: ApiCall['params']): ApiCall => ({
  service: 'monitoring',
  operation,
  params,
  accessKey: 'TEST',
  at: Date.now(),
});
const ask = (operation: string, params: ApiCall['params']): Promise<unknown> =>
  alarms.handler(call(operation, params));
const put = (changes: ApiCall['params'] = {}): Promise<unknown> =>
  ask('PutMetricAlarm', {
    AlarmName: 'busy',
    Namespace: 'N',
    MetricName: 'm',
    Statistic: 'Average',
    Period: 10,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [POLICY, TOPIC],
    OKActions: [TOPIC],
    ...changes,
  });
const setTo = (StateValue: string): Promise<unknown> =>
  ask('SetAlarmState', { AlarmName: 'busy', StateValue, StateReason: 'by hand' });

beforeEach(() => {
  alarms = new Alarms('us-east-1');
  told = [];
  alarms.listen((notice) => told.push(notice));
});

describe('CW-04: an alarm’s actions', () => {
  it('are notified when the state changes, and only those of the new state', async () => {
    await put();
    await setTo('ALARM');
    await setTo('ALARM');
    const alarming = { alarm: 'busy', state: 'ALARM', value: null, threshold: 5 };
    expect(told).toEqual([
      { ...alarming, action: POLICY },
      { ...alarming, action: TOPIC },
    ]);
    await setTo('OK');
    expect(told.slice(2)).toEqual([{ ...alarming, action: TOPIC, state: 'OK' }]);
  });

  it('are not notified while they are disabled', async () => {
    await put();
    await ask('DisableAlarmActions', { AlarmNames: ['busy'] });
    await setTo('ALARM');
    expect(told).toEqual([]);
  });

  it('that scale are notified with the newest value, and again each minute that the state lasts', async () => {
    const ledger = new MetricLedger();
    const ending = new AbortController();
    // A minute is 0.6 s, a period 0.1 s. Every period of the test has its value before the first evaluation.
    const from = Date.now() - 1_000;
    const data = Array.from({ length: 1_500 }, (_, index) => ({
      MetricName: 'm',
      Value: 7,
      Timestamp: new Date(from + index * 50).toISOString(),
    }));
    ledger.record(call('PutMetricData', { Namespace: 'N', MetricData: data }));
    await put();
    const evaluating = keepEvaluating(alarms, ledger, labTime(0.01), ending.signal);
    const policies = await until(() => {
      const heard = told.filter(({ action }) => action === POLICY);
      return heard.length >= 3 ? heard : null;
    }).finally(() => {
      ending.abort();
    });
    await evaluating;
    expect(policies.map(({ state, value }) => [state, value])).toEqual(policies.map(() => ['ALARM', 7]));
    expect(told.filter(({ action }) => action === TOPIC)).toHaveLength(1);
  });
});
