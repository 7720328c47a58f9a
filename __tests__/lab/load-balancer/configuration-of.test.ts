import { describe, expect, it } from '@jest/globals';
import { AddressBook, bindPort } from '../../../lab/load-balancer/address-book.ts';
import { configurationOf } from '../../../lab/load-balancer/configuration-of.ts';
import type { Records } from '../../../lab/elbv2/records.ts';

const LB = 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/edge/50dc';
const BLUE = 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/blue/73e2';

const records = (
  over: { group?: object; attributes?: Record<string, string>; rules?: object[] } = {},
): Records => ({
  groups: [
    {
      arn: BLUE,
      group: {
        Port: 8080,
        HealthCheckPort: '8090',
        HealthCheckPath: '/healthz',
        HealthCheckIntervalSeconds: 10,
        ...over.group,
      },
      attributes: over.attributes ?? {},
    },
  ],
  balancers: [
    {
      arn: LB,
      balancer: { DNSName: 'edge.example', AvailabilityZones: [{ ZoneName: 'a' }] },
      attributes: { 'idle_timeout.timeout_seconds': '130' },
      listeners: [
        {
          arn: 'listener',
          listener: {
            Port: 80,
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
          },
          rules: over.rules ?? [
            { RuleArn: 'last', Priority: 'default', IsDefault: true },
            { RuleArn: 'second', Priority: '20', Actions: [{ Type: 'forward', TargetGroupArn: BLUE }] },
            {
              RuleArn: 'first',
              Priority: '3',
              Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }],
            },
          ],
        },
      ],
    },
  ],
});

const target = {
  group: BLUE,
  id: 'i-1',
  port: 8080,
  zone: 'a',
  address: '127.35.16.4',
  life: 'registered' as const,
};
const made = (from = records(), targets = [target], scale = 0.1) =>
  configurationOf(1, from, targets, () => '127.35.255.1', scale);

describe('the configuration that the load balancer is given', () => {
  it('has the rules by number, the default rule last', () => {
    const rules = made().balancers[0]?.listeners[0]?.rules;
    expect(rules?.map(({ arn }) => arn)).toEqual(['first', 'second', 'listener default']);
    expect(rules?.map(({ action }) => action.kind)).toEqual(['redirect', 'forward', 'fixed']);
  });

  it('names things as CloudWatch does (CW-06)', () => {
    expect(made().balancers[0]?.name).toBe('app/edge/50dc');
    expect(made().groups[0]).toMatchObject({ name: 'targetgroup/blue/73e2', balancerName: 'app/edge/50dc' });
  });

  it('scales how often checks are made, not how long an answer may take', () => {
    expect(made().groups[0]?.check).toMatchObject({ intervalMs: 1000, timeoutMs: 5000 });
    expect(made().balancers[0]?.idleTimeoutMs).toBe(130_000);
  });

  it('checks no more often than each 100 ms, however small the scale', () => {
    expect(made(records(), [target], 0.001).groups[0]?.check.intervalMs).toBe(100);
  });

  it('checks the port that the group names, or the one that takes the traffic', () => {
    expect(made().groups[0]?.targets[0]?.checkPort).toBe(8090);
    expect(
      made(records({ group: { HealthCheckPort: 'traffic-port' } })).groups[0]?.targets[0]?.checkPort,
    ).toBe(8080);
  });

  it('lets a target serve only in a group that is used, in a zone that is enabled', () => {
    const role = (...args: Parameters<typeof made>) => made(...args).groups[0]?.targets[0]?.role;
    expect(role()).toBe('serving');
    expect(role(records({ rules: [] }))).toBe('idle');
    expect(role(records(), [{ ...target, zone: 'c' }])).toBe('idle');
    expect(role(records(), [{ ...target, life: 'draining' as 'registered' }])).toBe('draining');
  });

  it('reads when to fail open (ELB-15), `off` being the default', () => {
    const key = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets';
    const minimum = (attributes: Record<string, string>) =>
      made(records({ attributes })).groups[0]?.minimumHealthy;
    expect(minimum({})).toEqual({ count: 1, percentage: 0 });
    expect(minimum({ [`${key}.count`]: '2', [`${key}.percentage`]: '50' })).toEqual({
      count: 2,
      percentage: 50,
    });
    expect(minimum({ [`${key}.percentage`]: 'off' })).toEqual({ count: 1, percentage: 0 });
  });
});

describe('addresses', () => {
  it('a load balancer keeps its own, found by its DNS name in any case', () => {
    const book = new AddressBook(35);
    expect(book.addressOf('arn:1', 'One.elb')).toBe('127.35.255.1');
    expect(book.addressOf('arn:2', 'two.elb')).toBe('127.35.255.2');
    expect(book.addressOf('arn:1', 'One.elb')).toBe('127.35.255.1');
    expect(book.find('one.ELB', 443)).toEqual({ host: '127.35.255.1', port: 8443 });
    expect(() => book.find('three.elb', 80)).toThrow('no load balancer has the name three.elb');
  });

  it('ports below 1024 are moved, others kept', () => {
    expect([80, 1023, 1024, 8080].map(bindPort)).toEqual([8080, 9023, 1024, 8080]);
  });
});
