import { describe, expect, it } from '@jest/globals';
import type { RequestFacts } from '../../../../lab/load-balancer/routing/conditions.ts';
import type { Rule, Target, TargetGroup } from '../../../../lab/load-balancer/configuration.ts';
import {
  groupFor,
  routable,
  ruleFor,
  stuckGroup,
  targetFor,
} from '../../../../lab/load-balancer/routing/routing.ts';

const request: RequestFacts = {
  method: 'POST',
  host: 'models.example.com',
  path: '/predictions/m',
  query: new URLSearchParams(),
  headers: {},
  sourceIp: '127.0.0.1',
};

const target = (key: string, role: Target['role'] = 'serving'): Target => ({
  key,
  address: '127.35.1.1',
  port: 8080,
  checkPort: 8090,
  role,
});

const group = (targets: readonly Target[], over: Partial<TargetGroup> = {}): TargetGroup => ({
  arn: 'blue',
  name: 'targetgroup/blue/1',
  balancerName: 'app/a/1',
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
  targets,
  ...over,
});

const keys = (targets: readonly Target[]): readonly string[] => targets.map(({ key }) => key);

describe('rules', () => {
  const rule = (arn: string, conditions: Rule['conditions']): Rule => ({
    arn,
    conditions,
    action: { kind: 'forward', groups: [], stickySeconds: null },
  });

  it('the first rule wins whose conditions all hold, the default rule when none does', () => {
    const rules = [
      rule('both', [
        { field: 'host-header', values: ['*.example.com'] },
        { field: 'path-pattern', values: ['/other/*'] },
      ]),
      rule('path', [{ field: 'path-pattern', values: ['/predictions/?'] }]),
      rule('default', []),
    ];
    expect(ruleFor(rules, request)?.arn).toBe('path');
    expect(ruleFor(rules, { ...request, path: '/other/x' })?.arn).toBe('both');
    expect(ruleFor(rules, { ...request, path: '/x' })?.arn).toBe('default');
  });
});

describe('weighted groups', () => {
  const groups = [
    { arn: 'blue', weight: 90 },
    { arn: 'green', weight: 10 },
  ];

  it('each group gets its share of the weights', () => {
    const picked = Array.from({ length: 1000 }, (_, i) => groupFor(groups, i / 1000));
    expect(picked.filter((arn) => arn === 'blue')).toHaveLength(900);
    expect(picked.filter((arn) => arn === 'green')).toHaveLength(100);
  });

  it('a group at weight 0 gets nothing', () => {
    const only = [
      { arn: 'blue', weight: 0 },
      { arn: 'green', weight: 1 },
    ];
    expect([0, 0.5, 0.999].map((random) => groupFor(only, random))).toEqual(['green', 'green', 'green']);
  });

  it('ELB-06: with all weights 0 there is no group', () => {
    expect(groupFor([{ arn: 'blue', weight: 0 }], 0)).toBeNull();
  });

  it('ELB-12: a cookie binds to a group that the action names, at weight 0 too, and to no other', () => {
    const action = {
      kind: 'forward',
      groups: [
        { arn: 'blue', weight: 0 },
        { arn: 'green', weight: 1 },
      ],
      stickySeconds: 60,
    } as const;
    expect(stuckGroup(action, 'blue')).toBe('blue');
    expect(stuckGroup(action, 'foreign')).toBeNull();
    expect(stuckGroup({ ...action, stickySeconds: null }, 'blue')).toBeNull();
  });
});

describe('targets', () => {
  const three = [target('a'), target('b'), target('c')];

  it('only healthy ones get requests', () => {
    expect(keys(routable(group(three), (key) => key !== 'b'))).toEqual(['a', 'c']);
  });

  it('ELB-15: fails open to all registered ones when none is healthy', () => {
    expect(keys(routable(group(three), () => false))).toEqual(['a', 'b', 'c']);
  });

  it('ELB-15: fails open below the configured count or percentage', () => {
    const one = (key: string): boolean => key === 'a';
    expect(keys(routable(group(three, { minimumHealthy: { count: 2, percentage: 0 } }), one))).toHaveLength(
      3,
    );
    expect(keys(routable(group(three, { minimumHealthy: { count: 1, percentage: 50 } }), one))).toHaveLength(
      3,
    );
    expect(keys(routable(group(three, { minimumHealthy: { count: 1, percentage: 33 } }), one))).toEqual([
      'a',
    ]);
  });

  it('ELB-10: one that drains gets no request, not even when the group fails open', () => {
    const draining = group([target('a', 'draining'), target('b')]);
    expect(keys(routable(draining, () => false))).toEqual(['b']);
    expect(routable(group([target('a', 'draining'), target('b', 'idle')]), () => true)).toEqual([]);
  });

  it('round robin takes them in turn', () => {
    const turns = [0, 1, 2, 3].map((turn) => targetFor(group(three), three, turn, () => 0)?.key);
    expect(turns).toEqual(['a', 'b', 'c', 'a']);
  });

  it('least outstanding requests takes the idlest, and takes turns among equals', () => {
    const least = group(three, { algorithm: 'least_outstanding_requests' });
    const busy = new Map([
      ['a', 2],
      ['b', 0],
      ['c', 1],
    ]);
    expect(targetFor(least, three, 0, (key) => busy.get(key) ?? 0)?.key).toBe('b');
    expect([0, 1, 2].map((turn) => targetFor(least, three, turn, () => 0)?.key)).toEqual(['a', 'b', 'c']);
  });

  it('an empty group has none', () => {
    expect(targetFor(group([]), [], 0, () => 0)).toBeNull();
  });
});
