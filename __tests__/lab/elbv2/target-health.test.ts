import { describe, expect, it } from '@jest/globals';
import { healthOf } from '../../../lab/elbv2/target-health.ts';
import type { RegisteredTarget } from '../../../lab/elbv2/target-registry.ts';
import { INITIAL, type HealthView } from '../../../lab/load-balancer/health/health-view.ts';

const target = (life: RegisteredTarget['life'] = 'registered', zone = 'a'): RegisteredTarget => ({
  group: 'blue',
  id: 'i-1',
  port: 8080,
  zone,
  address: '127.35.1.1',
  life,
});
const use = { used: true, zones: ['a', 'b'] };
const well: HealthView = { ...INITIAL, state: 'healthy' };
const unwell: HealthView = { ...INITIAL, state: 'unhealthy', failure: { kind: 'timeout' } };
const state = (...views: HealthView[]): string => healthOf(target(), use, views, 3).state;

describe('health over all nodes', () => {
  it('is healthy when every node says so, and not before', () => {
    expect(state(well, well, well)).toBe('healthy');
    expect(state(well, well)).toBe('initial');
    expect(state(well, well, INITIAL)).toBe('initial');
  });

  it('is unhealthy as soon as one node says so', () => {
    expect(state(well, unwell)).toBe('unhealthy');
    expect(healthOf(target(), use, [well, well, unwell], 3).reason).toBe('Target.Timeout');
  });
});

describe('what no check can change (ELB-02)', () => {
  const all = [well, well, well];

  it('a zone that the load balancer is not in', () => {
    expect(healthOf(target('registered', 'c'), use, all, 3)).toEqual({
      state: 'unused',
      reason: 'Target.NotInUse',
      description: 'Target is in an Availability Zone that is not enabled for the load balancer',
    });
  });

  it('an instance that was stopped', () => {
    expect(healthOf(target('stopped'), use, all, 3)).toEqual({
      state: 'unused',
      reason: 'Target.InvalidState',
      description: 'Target is in the stopped state',
    });
  });

  it('draining, even in a group that no rule names any more', () => {
    expect(healthOf(target('draining'), { used: false, zones: [] }, all, 3).state).toBe('draining');
  });
});
