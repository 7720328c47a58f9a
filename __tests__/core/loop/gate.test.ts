import { describe, expect, it } from '@jest/globals';
import type { Colour } from '../../../src/core/colour.ts';
import { decide } from '../../../src/core/loop/decide.ts';
import { gate } from '../../../src/core/loop/gate.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Phase } from '../../../src/core/record.ts';
import { split } from '../../../src/core/weights.ts';
import { fleetView, noFleet, observation, stackView, targets } from '../../fakes/observation.ts';
import { planned } from '../../fakes/planned.ts';
import { readyReport } from '../../fakes/world.ts';

const members = ['i-0', 'i-1'].map((id, n) => ({
  id,
  zone: `zone-${n}`,
  lifecycle: 'InService',
  healthy: true,
}));
const green = fleetView({ releaseId: 'r2', stack: stackView({ name: 'green' }), instances: members });
const report = (id: string, wanted: Partial<InstanceReport> = {}): InstanceReport => ({
  ...readyReport('r2', id, 0),
  model: { name: 'm', version: '2.0', workersReady: 1, workersMin: 1 },
  ...wanted,
});

/** Blue serves. Green exists, is healthy and reports ready. */
const seen = (wanted: Partial<Observation> = {}): Observation =>
  observation({
    fleets: { blue: fleetView(), green },
    targets: { blue: targets('healthy', 'healthy'), green: targets('healthy', 'healthy') },
    reports: [report('i-0'), report('i-1')],
    ...wanted,
  });

const withGreen = (wanted: Parameters<typeof fleetView>[0]): Observation =>
  seen({ fleets: { blue: fleetView(), green: { ...green, ...wanted } } });

const code = (of: ReturnType<typeof gate>): string => (of.kind === 'fail' ? of.problem.code : of.kind);

describe('out of provisioning', () => {
  it.each<[string, Observation, string]>([
    ['edge and fleet exist', seen(), 'pass'],
    ['the edge is being changed', seen({ edge: stackView({ state: 'busy' }) }), 'wait'],
    ['CloudFormation rolled the edge back', seen({ edge: stackView({ cause: 'Listener: no' }) }), 'TSD4101'],
    ['the edge needs a person', seen({ edge: stackView({ state: 'blocked' }) }), 'TSD4102'],
    ['the edge is half updated', seen({ edge: stackView({ state: 'recoverable' }) }), 'TSD4102'],
    ['the edge has an unknown status', seen({ edge: stackView({ state: 'unknown' }) }), 'TSD4102'],
    ['the rule does not exist yet', seen({ rule: null }), 'wait'],
    ['an earlier release left its fleet', withGreen({ releaseId: 'r0' }), 'wait'],
    ['Auto Scaling cannot launch', withGreen({ failure: 'no capacity in any zone' }), 'TSD4103'],
    [
      'the fleet is rolling back',
      withGreen({ stack: stackView({ state: 'busy', cause: 'Group: no' }) }),
      'TSD4101',
    ],
    ['the fleet is still being created', withGreen({ stack: stackView({ state: 'busy' }) }), 'wait'],
    ['too few instances are in service', withGreen({ instances: members.slice(1) }), 'wait'],
  ])('%s', (_what, observed, expected) => {
    expect(code(gate(planned('provisioning'), observed, 0))).toBe(expected);
  });
});

describe('out of verifying', () => {
  it.each<[string, Partial<Observation>, string]>([
    ['all is ready', {}, 'pass'],
    ['one instance has not reported', { reports: [report('i-0')] }, 'wait'],
    ['one instance loads', { reports: [report('i-0'), report('i-1', { state: 'loading' })] }, 'wait'],
    [
      'one instance failed',
      { reports: [report('i-0'), report('i-1', { state: 'failed', step: 'fetch' })] },
      'TSD4201',
    ],
    [
      'a golden answer is wrong',
      { reports: [report('i-0', { state: 'failed', step: 'golden' })] },
      'TSD4202',
    ],
    [
      'an instance failed and is gone',
      { reports: [report('i-0'), report('i-1'), report('i-9', { state: 'failed' })] },
      'pass',
    ],
    [
      'another version is served',
      {
        reports: [
          report('i-0'),
          report('i-1', { model: { name: 'm', version: '1.0', workersReady: 1, workersMin: 1 } }),
        ],
      },
      'TSD4203',
    ],
    ['targets are not healthy', { targets: { blue: [], green: targets('healthy', 'unhealthy') } }, 'wait'],
    [
      'an alarm fires, perhaps for the earlier fleet',
      { alarms: [{ name: 'own', state: 'ALARM', reason: '' }] },
      'wait',
    ],
    [
      'an own alarm has no data',
      { alarms: [{ name: 'own', state: 'INSUFFICIENT_DATA', reason: '' }] },
      'pass',
    ],
    [
      'a user’s alarm has no data',
      { alarms: [{ name: 'named', state: 'INSUFFICIENT_DATA', reason: '' }] },
      'wait',
    ],
    [
      'an alarm cannot be read',
      { alarms: [{ name: 'own', state: 'unreadable', reason: 'AccessDenied' }] },
      'wait',
    ],
    [
      'a user’s alarm does not exist',
      { alarms: [{ name: 'named', state: 'missing', reason: '' }] },
      'TSD4303',
    ],
  ])('%s', (_what, observed, expected) => {
    expect(code(gate(planned('verifying', { alarms: ['named'] }), seen(observed), 0))).toBe(expected);
  });
});

describe('out of a step of the shift', () => {
  const shifting = planned('shifting', { weights: { blue: 90, green: 10 }, readBackAt: 1_000 });
  const rule = { arn: 'rule', weights: { blue: 90, green: 10 } };

  it('waits until the weights are read back and were quiet for the step’s time', () => {
    expect(code(gate(shifting, seen(), 100_000))).toBe('wait');
    expect(code(gate(shifting, seen({ rule }), 60_999))).toBe('wait');
    expect(code(gate(shifting, seen({ rule }), 61_000))).toBe('pass');
  });

  it('also waits for the real requests that the policy asks for', () => {
    const policy = { ...shifting.policy, minRequests: 100 };
    const served = (requests: number) => ({ ...shifting, policy, evidence: { golden: 9, requests } });
    expect(gate(served(99), seen({ rule }), 61_000)).toMatchObject({
      kind: 'wait',
      reason: expect.stringContaining('99 of at least 100 real requests'),
    });
    expect(code(gate(served(100), seen({ rule }), 61_000))).toBe('pass');
  });

  it.each<[string, Partial<Observation>, string]>([
    ['an instance serves wrongly', { reports: [report('i-0', { state: 'degraded' })] }, 'TSD4301'],
    ['an alarm fires', { alarms: [{ name: 'own', state: 'ALARM', reason: '' }] }, 'TSD4302'],
    [
      'an alarm cannot be read',
      { alarms: [{ name: 'own', state: 'unreadable', reason: 'AccessDenied' }] },
      'TSD4306',
    ],
    ['the floor breaks', { targets: { blue: [], green: targets('healthy', 'unhealthy') } }, 'TSD4304'],
  ])('fails at once when %s', (_what, observed, expected) => {
    expect(code(gate(shifting, seen({ rule, ...observed }), 2_000))).toBe(expected);
  });
});

describe('out of the last phase', () => {
  const stable = { colour: 'blue', desired: 4, minSize: 2, releaseId: 'r1' } as const;
  const withMinimum = (colour: Colour, minSize: number): Observation =>
    observation({
      fleets: { blue: noFleet(), green: noFleet(), [colour]: fleetView({ minSize, releaseId: 'r2' }) },
      rule: { arn: 'rule', weights: split(colour, 100) },
    });
  it.each<[string, Phase, Colour, number, string]>([
    ['rolled back, with its own minimum', 'rolling_back', 'blue', 2, 'pass'],
    ['rolled back, while the pin still stands', 'rolling_back', 'blue', 4, 'wait'],
    ['rolled back, after somebody set another minimum', 'rolling_back', 'blue', 3, 'pass'],
    ['retired, with its own minimum', 'retiring', 'green', 2, 'pass'],
    ['retired, while the pin still stands', 'retiring', 'green', 4, 'wait'],
  ])('%s', (_what, phase, colour, minSize, expected) => {
    const record = planned(phase, { stable, weights: split(colour, 100) });
    expect(code(gate(record, withMinimum(colour, minSize), 0))).toBe(expected);
  });
});

describe('deadlines', () => {
  it('turn a wait into a failure that gives the reason of the wait', () => {
    const late = decide(planned('verifying', { deadlineAt: 1_000 }), seen({ reports: [] }), 1_001);
    expect(late.phase).toBe('rolling_back');
    expect(late.cause).toMatchObject({
      code: 'TSD4104',
      message: expect.stringContaining('0 of 2 instances'),
    });
  });

  it('make a release stuck that cannot roll back', () => {
    const down = seen({
      rule: { arn: 'rule', weights: { blue: 50, green: 50 } },
      targets: { blue: targets('unhealthy', 'unhealthy'), green: [] },
    });
    const late = decide(planned('rolling_back', { deadlineAt: 1_000 }), down, 1_001);
    expect(late.phase).toBe('stuck');
  });
});

it('needs the passes in a row: a wait in between resets the count', () => {
  const once = decide(planned('verifying'), seen(), 1);
  const twice = decide(once, seen(), 2);
  expect([once.passes, twice.passes]).toEqual([1, 2]);
  expect(decide(twice, seen({ reports: [] }), 3).passes).toBe(0);
  expect(decide(twice, seen(), 3).phase).toBe('shifting');
});
