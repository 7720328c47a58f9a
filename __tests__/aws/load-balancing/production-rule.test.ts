import { describe, expect, it } from '@jest/globals';
import { forwardTo, ruleView } from '../../../src/aws/load-balancing/production-rule.ts';

const GROUPS = { blue: 'arn:blue', green: 'arn:green' };

describe('the rule’s action', () => {
  it('names both groups, the idle one at weight 0, or it would not be health-checked', () => {
    expect(forwardTo(GROUPS, { blue: 100, green: 0 })).toEqual({
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: 'arn:blue', Weight: 100 },
          { TargetGroupArn: 'arn:green', Weight: 0 },
        ],
      },
    });
  });

  it.each([-1, 1000, 0.5, Number.NaN])('ELB-04: a weight of %p never leaves the process', (weight) => {
    expect(() => forwardTo(GROUPS, { blue: weight, green: 0 })).toThrow(RangeError);
  });
});

describe('a rule that is read', () => {
  const read = (...actions: object[]) => ruleView({ RuleArn: 'arn:rule', Actions: actions as never }, GROUPS);

  it('tells the weights it was given', () => {
    expect(read(forwardTo(GROUPS, { blue: 10, green: 90 }))).toEqual({
      arn: 'arn:rule',
      weights: { blue: 10, green: 90 },
    });
  });

  it('tells all traffic on one side when a person cut it down to one group', () => {
    expect(read({ Type: 'forward', TargetGroupArn: 'arn:green' })?.weights).toEqual({ blue: 0, green: 1 });
    expect(
      read({ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'arn:blue' }] } })?.weights,
    ).toEqual({
      blue: 1,
      green: 0,
    });
  });

  it('is none of ours when it forwards elsewhere or not at all', () => {
    expect(read({ Type: 'forward', TargetGroupArn: 'arn:other' })).toBeNull();
    expect(read({ Type: 'fixed-response' })).toBeNull();
    expect(read()).toBeNull();
  });
});
