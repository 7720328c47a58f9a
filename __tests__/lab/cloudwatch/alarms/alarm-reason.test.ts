import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../../../../lab/cloudwatch/alarms/alarm.ts';
import { reason } from '../../../../lab/cloudwatch/alarms/alarm-reason.ts';
import { evaluate } from '../../../../lab/cloudwatch/alarms/alarm-state.ts';

const rule: Rule = {
  comparison: 'GreaterThanThreshold',
  threshold: 5,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  missingData: 'missing',
};
const AT = Date.parse('2022-09-25T18:49:00Z');

const told = (given: Rule, values: readonly (number | null)[]): string =>
  reason(
    given,
    evaluate(
      given,
      values.map((value, index) => ({ at: AT - index * 60_000, value })),
    ),
  );

describe('CW-02 reasons', () => {
  it('an alarm', () => {
    expect(told(rule, [6])).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [6.0 (25/09/22 18:49:00)] was greater than the threshold (5.0) (minimum 1 datapoint for OK -> ALARM transition).',
    );
  });

  it('an alarm over several periods, newest first', () => {
    const several: Rule = {
      ...rule,
      comparison: 'GreaterThanOrEqualToThreshold',
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    };
    expect(told(several, [7.5, 1, 5])).toBe(
      'Threshold Crossed: 2 out of the last 3 datapoints [7.5 (25/09/22 18:49:00), 5.0 (25/09/22 18:47:00)] were greater than or equal to the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).',
    );
  });

  it('all well', () => {
    expect(told(rule, [3])).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [3.0 (25/09/22 18:49:00)] was not greater than the threshold (5.0) (minimum 1 datapoint for ALARM -> OK transition).',
    );
  });

  it('no data, treated as well', () => {
    expect(told({ ...rule, missingData: 'notBreaching' }, [null])).toBe(
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    );
  });

  it('no data, treated as breaching, over several periods', () => {
    const several: Rule = { ...rule, missingData: 'breaching', evaluationPeriods: 3, datapointsToAlarm: 3 };
    expect(told(several, [null, null, null])).toBe(
      'Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].',
    );
  });

  it('no data, unknown', () => {
    expect(told(rule, [null])).toBe('Insufficient Data: 1 datapoint was unknown.');
  });
});
