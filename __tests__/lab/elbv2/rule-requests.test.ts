import { describe, expect, it } from '@jest/globals';
import type { Records } from '../../../lab/elbv2/records.ts';
import { checkRoomForRule } from '../../../lab/elbv2/rule-requests.ts';

const withRules = (count: number): Records => {
  const made = Array.from({ length: count }, (_, i) => ({ RuleArn: `rule-${i}`, IsDefault: false }));
  const split = Math.floor(count / 2);
  const listener = (arn: string, rules: typeof made) => ({
    arn,
    listener: {},
    rules: [...rules, { RuleArn: `${arn}-default`, IsDefault: true }],
  });
  return {
    groups: [],
    balancers: [
      {
        arn: 'arn:lb',
        balancer: {},
        attributes: {},
        listeners: [listener('first', made.slice(0, split)), listener('second', made.slice(split))],
      },
    ],
  };
};

describe('ELB-08: TooManyRules', () => {
  it('a load balancer has 100 rules over all its listeners, default rules not counted', () => {
    expect(() => checkRoomForRule(withRules(99), 'first')).not.toThrow();
    expect(() => checkRoomForRule(withRules(100), 'first')).toThrow(
      expect.objectContaining({
        code: 'TooManyRules',
        message: "The maximum number of rules on load balancer 'arn:lb' has been reached",
      }),
    );
  });
});
