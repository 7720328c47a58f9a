import { describe, expect, it } from '@jest/globals';
import { Accounting, type Counts, type Ending } from '../../../../lab/load-balancer/metrics/accounting.ts';
import type { TargetGroup } from '../../../../lab/load-balancer/configuration.ts';
import { minuteOf } from '../../../../lab/load-balancer/metrics/metrics.ts';

const blue: TargetGroup = {
  arn: 'arn:blue',
  name: 'targetgroup/blue/1',
  balancerName: 'app/edge/1',
  algorithm: 'round_robin',
  minimumHealthy: { count: 1, percentage: 0 },
  check: {
    path: '/',
    intervalMs: 1,
    timeoutMs: 1,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
  },
  targets: [],
};
const nothing: Counts = { balancers: {}, groups: {}, targets: {} };
const hosts = () => ({ healthy: 2, unhealthy: 1 });
const byTarget = (status: number): Ending => ({ by: 'target', status, seconds: 0.01 });

/** metric → value, of the load balancer and group together. */
const minute = (endings: readonly Ending[], times: readonly number[] = [], before = nothing) => {
  const accounting = new Accounting();
  for (const ending of endings) {
    accounting.record(
      { balancer: 'app/edge/1', group: 'arn:blue', target: 'arn:blue i-1:8080' },
      1,
      ending,
      2,
    );
  }
  const data = minuteOf([blue], before, accounting.counts(), { 'arn:blue': times }, hosts);
  const group = { LoadBalancer: 'app/edge/1', TargetGroup: 'targetgroup/blue/1' };
  return {
    data,
    ofGroup: Object.fromEntries(
      data
        .filter((d) => JSON.stringify(d.dimensions) === JSON.stringify(group))
        .map((d) => [d.metric, d.value]),
    ),
  };
};

describe('load balancer metrics', () => {
  it('CW-06: codes are counted by class, and a class that did not happen is missing, not 0', () => {
    expect(
      minute([byTarget(200), byTarget(201), byTarget(503), { by: 'balancer', status: 502 }]).ofGroup,
    ).toEqual({
      RequestCount: 4,
      HTTPCode_Target_2XX_Count: 2,
      HTTPCode_Target_5XX_Count: 1,
      HTTPCode_ELB_5XX_Count: 1,
      HealthyHostCount: 2,
      UnHealthyHostCount: 1,
    });
  });

  it('without traffic there are host counts alone', () => {
    expect(minute([]).data.map(({ metric }) => metric)).toEqual(['HealthyHostCount', 'UnHealthyHostCount']);
  });

  it('a minute has only what happened in it', () => {
    const before = new Accounting();
    before.record({ balancer: 'app/edge/1', group: 'arn:blue', target: 't' }, 1, byTarget(200), 2);
    expect(minute([byTarget(200), byTarget(200)], [], before.counts()).ofGroup['RequestCount']).toBe(1);
  });

  it('requests per target are an average over the healthy ones', () => {
    const { data } = minute([byTarget(200), byTarget(200), byTarget(200)]);
    expect(data.find(({ metric }) => metric === 'RequestCountPerTarget')).toMatchObject({
      value: 1.5,
      dimensions: { TargetGroup: 'targetgroup/blue/1' },
    });
  });

  it('many response times keep their average and percentiles in a few values', () => {
    const times = Array.from({ length: 1000 }, (_, i) => i / 1000);
    const kept = minute([], times)
      .data.filter(({ metric }) => metric === 'TargetResponseTime')
      .map(({ value }) => value);
    expect(kept).toHaveLength(40);
    expect(kept.reduce((sum, value) => sum + value, 0) / 40).toBeCloseTo(0.5, 1);
    expect(kept[35]).toBeCloseTo(0.9, 1);
  });
});
