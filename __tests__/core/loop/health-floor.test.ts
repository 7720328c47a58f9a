import { describe, expect, it } from '@jest/globals';
import { floor, unhealthyReasons } from '../../../src/core/loop/health-floor.ts';
import { fleetView, targets } from '../../fakes/observation.ts';
import { request } from '../../fakes/request.ts';

const policy = { ...request().policy, floorShare: 0.75, minZones: 2 };

describe('the floor', () => {
  it.each([
    ['all healthy in two zones', 2, ['healthy', 'healthy'], true],
    ['a share of a larger fleet', 4, ['healthy', 'healthy', 'healthy', 'unhealthy'], true],
    ['too small a share', 4, ['healthy', 'healthy', 'unhealthy', 'unhealthy'], false],
    ['all in one zone', 2, ['healthy', 'unhealthy', 'healthy'], false],
    ['no target at all', 2, [], false],
    ['all unhealthy, though the load balancer would fail open', 2, ['unhealthy', 'unhealthy'], false],
    ['still initial', 2, ['initial', 'initial'], false],
  ])('%s', (_what, desired, states, holds) => {
    expect(floor(fleetView({ desired }), targets(...states), policy).holds).toBe(holds);
  });

  it('never holds for an empty fleet', () => {
    expect(floor(fleetView({ desired: 0, minSize: 0 }), [], { ...policy, minZones: 0 }).holds).toBe(false);
  });
});

describe('why targets are not healthy', () => {
  it('counts reasons, most frequent first', () => {
    expect(unhealthyReasons(targets('healthy', 'initial', 'unhealthy', 'unhealthy'))).toBe(
      '2 × unhealthy, 1 × initial',
    );
  });
  it('says nothing when all are', () => {
    expect(unhealthyReasons(targets('healthy'))).toBeNull();
  });
});
