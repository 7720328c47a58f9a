import { describe, expect, it } from '@jest/globals';
import { lastMoment } from '../../../src/core/loop/phase-times.ts';
import { reconcile } from '../../../src/core/loop/reconcile.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';
import type { Phase } from '../../../src/core/record.ts';
import { EDGE, fleetView, noFleet, observation, stackView, targets } from '../../fakes/observation.ts';
import { planned as record } from '../../fakes/planned.ts';

const candidate = fleetView({ releaseId: 'r2', stack: stackView({ name: 'fleet-green' }), name: 'green' });
const both = { fleets: { blue: fleetView(), green: candidate } };
const ready = {
  ...both,
  targets: { blue: targets('healthy', 'healthy'), green: targets('healthy', 'healthy') },
};

const GROUPS = { blue: 'tg-blue', green: 'tg-green' };

/** The latest end of the planned release: each phase takes all of its time. */
const END = lastMoment(record('shifting'));

describe('while provisioning', () => {
  it('requests the edge once', () => {
    const asked = record('provisioning', { edge: { manifest: 'edge', asked: false } });
    expect(reconcile(asked, observation())).toEqual([{ kind: 'edge' }]);
  });
  it('removes an edge whose creation failed, and leaves one alone that is being changed', () => {
    const asked = record('provisioning', { edge: { manifest: 'edge', asked: false } });
    const dead = observation({ edge: stackView({ state: 'dead' }) });
    expect(reconcile(asked, dead)).toEqual([{ kind: 'remove-edge', stack: 'stack', repeated: false }]);
    expect(reconcile(asked, observation({ edge: stackView({ state: 'busy' }) }))).toEqual([]);
  });
  it('creates nothing on an edge with another manifest', () => {
    const stale = observation({ edge: stackView({ tags: { 'torchserve-deploy:manifest': 'old' } }) });
    expect(reconcile(record('provisioning'), stale)).toEqual([]);
  });
  it('creates the rule with the present weights, then the fleet', () => {
    expect(reconcile(record('provisioning'), observation({ rule: null }))).toEqual([
      { kind: 'create-rule', edge: edgeOutputs(EDGE), weights: { blue: 100, green: 0 } },
    ]);
    expect(reconcile(record('provisioning'), observation())).toEqual([
      { kind: 'create-fleet', colour: 'green', edge: edgeOutputs(EDGE) },
    ]);
  });
  it('removes a fleet that an earlier release left in the slot', () => {
    const left = observation({ fleets: { blue: fleetView(), green: { ...candidate, releaseId: 'r1' } } });
    expect(reconcile(record('provisioning'), left)).toEqual([
      { kind: 'remove-fleet', colour: 'green', stack: 'fleet-green', repeated: false },
    ]);
  });
  it('never removes a fleet that has weight', () => {
    const loaded = observation({
      fleets: { blue: fleetView(), green: { ...candidate, releaseId: 'r1' } },
      rule: { arn: 'rule', weights: { blue: 0, green: 100 } },
    });
    expect(reconcile(record('provisioning'), loaded)).toEqual([]);
  });
});

describe('while shifting', () => {
  const wanted = { weights: { blue: 90, green: 10 } };
  it('moves weight to a candidate that meets its floor', () => {
    expect(reconcile(record('shifting', wanted), observation(ready))).toEqual([
      { kind: 'weights', ruleArn: 'rule', targetGroups: GROUPS, weights: { blue: 90, green: 10 } },
    ]);
  });
  it('moves no weight to a candidate below its floor', () => {
    const low = observation({
      ...ready,
      targets: { blue: targets('healthy'), green: targets('healthy', 'unhealthy') },
    });
    expect(reconcile(record('shifting', wanted), low)).toEqual([]);
  });
  it('emits nothing once the weights are as wanted', () => {
    const there = observation({ ...ready, rule: { arn: 'rule', weights: wanted.weights } });
    expect(reconcile(record('shifting', wanted), there)).toEqual([]);
  });
  it('pins stable to its present size, and the candidate to the size of stable', () => {
    const grown = record('shifting', {
      ...wanted,
      stable: { colour: 'blue', desired: 3, minSize: 2, releaseId: 'r1' },
    });
    const there = observation({ ...ready, rule: { arn: 'rule', weights: wanted.weights } });
    expect(reconcile(grown, there)).toEqual([
      { kind: 'minimum', colour: 'green', group: 'green', minSize: 3, pin: { until: END, restoreMin: 2 } },
      { kind: 'minimum', colour: 'blue', group: 'group', minSize: 3, pin: { until: END, restoreMin: 2 } },
    ]);
  });
});

describe('while rolling back', () => {
  const back = { weights: { blue: 100, green: 0 } };
  const shifted = { ...ready, rule: { arn: 'rule', weights: { blue: 50, green: 50 } } };
  it('restores capacity first, then moves weights', () => {
    const shrunk = observation({ ...shifted, fleets: { blue: fleetView({ minSize: 2 }), green: candidate } });
    const grown = { ...back, stable: { colour: 'blue', desired: 3, minSize: 2, releaseId: 'r1' } } as const;
    expect(reconcile(record('rolling_back', grown), shrunk)).toEqual([
      { kind: 'minimum', colour: 'blue', group: 'group', minSize: 3, pin: { until: END, restoreMin: 2 } },
    ]);
    expect(reconcile(record('rolling_back', back), observation(shifted))).toEqual([
      { kind: 'weights', ruleArn: 'rule', targetGroups: GROUPS, weights: { blue: 100, green: 0 } },
    ]);
  });
  it('schedules no end for a minimum that is the fleet’s own', () => {
    const ended = observation({ ...shifted, fleets: { blue: fleetView({ minSize: 0 }), green: candidate } });
    expect(reconcile(record('rolling_back', back), ended)).toEqual([
      { kind: 'minimum', colour: 'blue', group: 'group', minSize: 2, pin: null },
    ]);
  });
  it('does not move traffic onto a stable side that is down', () => {
    const down = observation({
      ...shifted,
      targets: { blue: targets('unhealthy', 'unhealthy'), green: targets('healthy', 'healthy') },
    });
    expect(reconcile(record('rolling_back', back), down)).toEqual([]);
  });
  it('removes the candidate only after the load balancer’s nodes have the weights', () => {
    const fresh = record('rolling_back', { ...back, readBackAt: 5_000 });
    expect(reconcile(fresh, observation({ ...ready, at: 14_999 }))).toEqual([]);
    expect(reconcile(fresh, observation({ ...ready, at: 15_000 }))).toEqual([
      { kind: 'remove-fleet', colour: 'green', stack: 'fleet-green', repeated: false },
    ]);
  });
  it('removes the candidate once traffic is back', () => {
    expect(reconcile(record('rolling_back', back), observation(ready))).toEqual([
      { kind: 'remove-fleet', colour: 'green', stack: 'fleet-green', repeated: false },
    ]);
  });
  it('waits for CloudFormation to finish its own rollback before it deletes', () => {
    const undoing = { ...candidate, stack: stackView({ state: 'busy', cause: 'Group: no such image' }) };
    const seen = observation({ ...ready, fleets: { blue: fleetView(), green: undoing } });
    expect(reconcile(record('rolling_back', back), seen)).toEqual([]);
  });
});

describe('while retiring', () => {
  const done = { weights: { blue: 0, green: 100 } };
  it('removes stable only once it has no weight', () => {
    const loaded = observation({ ...ready, rule: { arn: 'rule', weights: { blue: 1, green: 99 } } });
    expect(reconcile(record('retiring', done), loaded)).toEqual([]);
    const idle = observation({ ...ready, rule: { arn: 'rule', weights: done.weights } });
    expect(reconcile(record('retiring', done), idle)).toEqual([
      { kind: 'remove-fleet', colour: 'blue', stack: 'fleet', repeated: false },
    ]);
  });
});

it.each<Phase>(['promoted', 'rolled_back', 'stuck'])('%s: no command is sent', (phase) => {
  expect(
    reconcile(
      record(phase),
      observation({ ...ready, rule: { arn: 'rule', weights: { blue: 50, green: 50 } } }),
    ),
  ).toEqual([]);
});

it('a first release retires nothing', () => {
  const first = record('retiring', {
    stable: null,
    candidate: { colour: 'blue', minSize: 2, maxSize: 4, releaseId: 'r2', parked: false },
  });
  expect(reconcile(first, observation({ fleets: { blue: fleetView(), green: noFleet() } }))).toEqual([]);
});
