import { beforeEach, describe, expect, it } from '@jest/globals';
import { Buckets } from '../../../lab/door/buckets.ts';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';

let now: number;
let buckets: Buckets;

beforeEach(() => {
  now = 0;
  buckets = new Buckets(() => now);
});

const ask = (service: string, operation: string, accessKey = 'ACTION'): string | null =>
  buckets.refusal({ service, operation, params: {}, accessKey, at: 0 })?.code ?? null;

/** How many of `times` simultaneous calls are not throttled. */
const passed = (times: number, service: string, operation: string, accessKey?: string): number =>
  Array.from({ length: times }, () => ask(service, operation, accessKey)).filter((code) => code === null)
    .length;

describe('THR-01, CW-07: the buckets that AWS states', () => {
  beforeEach(() => buckets.enforce('aws'));

  it.each([
    ['elasticloadbalancing', 'DescribeTargetHealth', 40, 10],
    ['monitoring', 'DescribeAlarms', 9, 9],
    ['monitoring', 'GetMetricData', 50, 50],
    ['monitoring', 'PutMetricAlarm', 3, 3],
  ])('%s %s: %d at once, then %d a second', (service, operation, burst, perSecond) => {
    expect(passed(100, service, operation)).toBe(burst);
    now += 500;
    expect(passed(100, service, operation)).toBe(Math.floor(perSecond / 2));
  });

  it('a full bucket gets no more tokens', () => {
    now += 3_600_000;
    expect(passed(100, 'monitoring', 'DescribeAlarms')).toBe(9);
  });

  it('reads of load balancers share one bucket, CloudWatch’s operations have one each', () => {
    expect(passed(40, 'elasticloadbalancing', 'DescribeRules')).toBe(40);
    expect(ask('elasticloadbalancing', 'DescribeTargetHealth')).toBe('Throttling');
    expect(passed(9, 'monitoring', 'DescribeAlarms')).toBe(9);
    expect(ask('monitoring', 'GetMetricData')).toBeNull();
  });

  it('all callers from outside share them; the lab’s own parts are not limited', () => {
    expect(passed(9, 'monitoring', 'DescribeAlarms', 'ONE')).toBe(9);
    expect(ask('monitoring', 'DescribeAlarms', 'OTHER')).toBe('Throttling');
    expect(passed(100, 'monitoring', 'DescribeAlarms', LAB_ACCESS_KEY)).toBe(100);
  });

  it('a call without a published figure is never refused', () => {
    expect(passed(1000, 'cloudformation', 'DescribeStacks')).toBe(1000);
    expect(passed(1000, 'elasticloadbalancing', 'ModifyRule')).toBe(1000);
  });
});

describe('a test', () => {
  it('may run without limits', () => {
    buckets.enforce('aws');
    buckets.enforce('off');
    expect(passed(1000, 'monitoring', 'PutMetricAlarm')).toBe(1000);
  });

  it.each([
    ['s3', 'PUT /bucket/key', 'PUT *', 'SlowDown'],
    ['ec2', 'DescribeInstances', 'DescribeInstances', 'RequestLimitExceeded'],
    ['ssm', 'GetParameter', '*', 'ThrottlingException'],
  ])('may limit %s with %s, with its own error, and lift the limit', (service, operation, limited, code) => {
    const lift = buckets.narrow({ service, operation: limited, burst: 1, perSecond: 0 });
    expect([ask(service, operation), ask(service, operation)]).toEqual([null, code]);
    lift();
    expect(ask(service, operation)).toBeNull();
  });

  it('a limit is beside AWS’s own: a refused call takes no token from another bucket', () => {
    buckets.enforce('aws');
    const lift = buckets.narrow({
      service: 'monitoring',
      operation: 'DescribeAlarms',
      burst: 0,
      perSecond: 0,
    });
    expect(passed(20, 'monitoring', 'DescribeAlarms')).toBe(0);
    lift();
    expect(passed(20, 'monitoring', 'DescribeAlarms')).toBe(9);
  });
});
