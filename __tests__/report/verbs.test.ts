import { describe, expect, it } from '@jest/globals';
import * as tables from '../../src/core/outputs.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import type { Swept } from '../../src/core/plan/swept.ts';
import { approvedStep, continueSummary } from '../../src/report/continue.ts';
import { destroySummary, existingStacks } from '../../src/report/destroy.ts';
import { statusOutputs, sweepOutputs } from '../../src/report/outputs.ts';
import { statusFacts, statusSummary } from '../../src/report/status.ts';
import { sweepSummary, sweptLine } from '../../src/report/sweep.ts';
import { HELP } from '../fakes/facts.ts';
import { fleetView, observation, stackView, targets } from '../fakes/observation.ts';
import { T0, aPolicy, aPromotedRecord, aRecord } from '../fakes/record.ts';

const HOSTILE = '@octocat <img src=x> | ::error::no';
const names = (table: object): readonly string[] => Object.keys(table).toSorted();

const instances = [0, 1, 2].map((n) => ({
  id: `i-${n}`,
  zone: `zone-${n % 2}`,
  lifecycle: 'InService',
  healthy: true,
}));
const seen = observation({
  edge: stackView({
    name: 'tsd-iris-staging-edge',
    outputs: { ListenerArn: 'l', Url: 'http://edge.example' },
  }),
  fleets: {
    blue: fleetView({ instances, desired: 3, releaseId: 'r-blue' }),
    green: fleetView({ stack: stackView({ state: 'absent', status: '' }) }),
  },
  targets: { blue: targets('healthy', 'healthy', 'unhealthy'), green: [] },
  alarms: [
    { name: 'p99', state: 'ALARM', reason: HOSTILE },
    { name: '5xx', state: 'OK', reason: '' },
  ],
});

const holding = aRecord({
  phase: 'shifting',
  weights: { blue: 90, green: 10 },
  policy: aPolicy({
    steps: [
      { weight: 10, quietMs: 0, hold: true },
      { weight: 100, quietMs: 0 },
    ],
  }),
});

const facts = (record: ReleaseRecord, look: Observation, now: number): Readonly<Record<string, string>> =>
  Object.fromEntries(statusFacts({ record, seen: look, now }));

describe('status', () => {
  it('tells phase, step and that it holds, for how long, and who leads', () => {
    const { Release, Phase, 'Led by': leader } = facts(holding, seen, T0 + 30_000);
    expect(Release).toBe('r-20261122-120000-1 (release), iris 2.0');
    expect(Phase).toContain('shifting, step 1 of 2 at 10 %, holds for continue, for 30s; began ');
    expect(leader).toBe(holding.owner.url);
  });

  it('says that it does not hold once it was let go on', () => {
    expect(facts({ ...holding, approvedStep: 0 }, seen, T0)['Phase']).not.toContain('holds');
  });

  it('tells a run that is lost from one that leads, and from one that has ended', () => {
    expect(facts(holding, seen, T0 + 600_000)['Led by']).toContain('nobody any more');
    expect(facts(aPromotedRecord(), seen, T0)['Led by']).toBe('nobody: the release has ended');
  });

  it('tells sizes, and instances by zone as the load balancer finds them', () => {
    const { 'Fleet blue': blue, 'Fleet green': green, Weights } = facts(holding, seen, T0);
    expect(blue).toContain('r-blue, CREATE_COMPLETE; min 2, max 4, desired 3');
    expect(blue).toContain('zone-0: 1 of 2 healthy, zone-1: 1 of 1 healthy');
    expect(green).toBe('none');
    expect(Weights).toBe('blue 100 %, green 0 %');
  });

  it('tells which alarms are loud and until when a fleet waits', () => {
    const parked = { colour: 'blue', releaseId: 'r-blue', until: T0 + 3_600_000 } as const;
    const { Alarms, 'Waiting fleet': waiting } = facts(aPromotedRecord({ parked }), seen, T0);
    expect(Alarms).toContain('1 of 2 quiet; p99 ALARM:');
    expect(waiting).toMatch(/^blue \(r-blue\), until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  });

  it.each([
    ['ended at its time', T0, seen, 'none: blue (r-blue) ended at'],
    [
      'has no instances',
      T0 + 1,
      { ...seen, fleets: { ...seen.fleets, blue: { ...seen.fleets.blue, desired: 0 } } },
      'none: blue (r-blue) ended at',
    ],
    [
      'is another release’s',
      T0 + 1,
      { ...seen, fleets: { ...seen.fleets, blue: { ...seen.fleets.blue, releaseId: 'r-new' } } },
      'none: blue (r-blue) is removed',
    ],
    [
      'is gone',
      T0 + 1,
      { ...seen, fleets: { ...seen.fleets, blue: seen.fleets.green } },
      'none: blue (r-blue) is removed',
    ],
  ])('promises no rollback by weights alone when the parked fleet %s', (_why, until, look, words) => {
    const parked = { colour: 'blue', releaseId: 'r-blue', until } as const;
    const waiting = facts(aPromotedRecord({ parked }), look, T0)['Waiting fleet'];
    expect(waiting).toContain(words);
    expect(waiting).not.toContain('weights alone');
  });

  it('calls no alarm quiet that is unreadable, missing or without data', () => {
    const alarms = [
      { name: 'a', state: 'unreadable', reason: 'AccessDenied' },
      { name: 'b', state: 'INSUFFICIENT_DATA', reason: '' },
      { name: 'c', state: 'missing', reason: '' },
      { name: 'd', state: 'OK', reason: 'below' },
    ] as const;
    expect(facts(holding, { ...seen, alarms }, T0)['Alarms']).toBe(
      '1 of 4 quiet; a unreadable: AccessDenied; b without data; c missing',
    );
  });

  it('does not call a destroyed service promoted', () => {
    const destroyed = aPromotedRecord({ kind: 'destroy' });
    const text = statusSummary('iris in staging', { record: destroyed, seen, now: T0 }, HELP);
    expect(text).toContain('### iris in staging: everything removed');
    expect(text).not.toContain('promoted');
  });

  it('lets no foreign text out of its cell', () => {
    const text = statusSummary('iris in staging', { record: holding, seen, now: T0 }, HELP);
    expect(text).toContain('| URL | <http://edge.example> |');
    expect(text).not.toMatch(/@octocat|<img/);
    expect(
      text
        .split('\n')
        .find((line) => line.includes('p99'))
        ?.match(/(?<!\\)\|/g),
    ).toHaveLength(3);
  });

  it('shows stacks without a record', () => {
    expect(statusSummary('iris in staging', { record: null, seen, now: T0 }, HELP)).toContain(
      'there is no record',
    );
  });

  it('gives out what action.yml names', () => {
    const given = statusOutputs(holding, seen);
    expect(names(given)).toEqual(names(tables.STATUS_OUTPUTS));
    expect(given).toMatchObject({
      result: '',
      phase: 'shifting',
      colour: 'blue',
      weights: '100/0',
      'min-size': '2',
    });
    expect(statusOutputs(aPromotedRecord(), seen)['result']).toBe('promoted');
    expect(statusOutputs(null, seen)).toMatchObject({ 'release-id': '', phase: '' });
  });
});

const line = (did: Swept['did'], changes: Partial<Swept> = {}): Swept => ({
  service: 'iris',
  environment: 'staging',
  did,
  record: aPromotedRecord(),
  problems: [],
  ...changes,
});

describe('sweep', () => {
  const swept = [
    line('nothing'),
    line('healed'),
    line('tidied'),
    line('left to its run'),
    line('needs a person'),
    line('failed', { service: 'rose', record: null }),
  ];

  it('puts first what needs a person, and counts', () => {
    const [heading, ...rows] = sweepSummary(swept, [], HELP).split('\n');
    expect(heading).toBe('### Sweep: ⛔ 6 looked at, 2 healed, 2 need a person');
    const told = rows.filter((row) => /^\| (?:iris|rose)/.test(row));
    expect(told).toHaveLength(6);
    expect(told[0]).toContain('⛔ needs a person');
    expect(told[1]).toContain('| rose | staging | ❌ failed |  |  |');
  });

  it('names each problem', () => {
    const problem = { code: 'TSD4502', subject: 'iris/staging, r1', message: HOSTILE, remedy: 'Look.' };
    const text = sweepSummary(swept, [problem], HELP);
    expect(text).toContain(`| [\`TSD4502\`](${HELP}#tsd4502) | iris/staging, r1 |`);
    expect(text).not.toMatch(/@octocat|<img/);
  });

  it('is content with nothing to do', () => {
    expect(sweepSummary([line('nothing')], [], HELP)).toContain(
      '### Sweep: ✅ 1 looked at, 0 healed, 0 need a person',
    );
    expect(sweptLine(line('nothing'))).toBe('iris in staging: nothing (r-20261122-120000-1, promoted)');
  });

  it('gives out what action.yml names', () => {
    const given = sweepOutputs(swept);
    expect(names(given)).toEqual(names(tables.SWEEP_OUTPUTS));
    expect(given).toMatchObject({ healed: '2', 'needs-a-person': '2' });
    expect(JSON.parse(given['summary-json']!)).toHaveLength(6);
  });
});

describe('destroy', () => {
  it('lists what existed, the load balancer last', () => {
    expect(existingStacks(seen)).toEqual(['fleet', 'tsd-iris-staging-edge']);
    const text = destroySummary(aPromotedRecord({ kind: 'destroy' }), existingStacks(seen), HELP);
    expect(text).toContain('### iris in staging: ✅ removed');
    expect(text).toContain('- tsd-iris-staging-edge');
  });

  it('names what blocks it', () => {
    const cause = {
      code: 'TSD4102',
      subject: 'tsd-iris-staging-edge',
      message: 'DELETE_FAILED',
      remedy: 'Look.',
    };
    const text = destroySummary(aRecord({ kind: 'destroy', phase: 'stuck', cause }), [], HELP);
    expect(text).toContain('⛔ blocked');
    expect(text).toContain(`[\`TSD4102\`](${HELP}#tsd4102) tsd-iris-staging-edge`);
  });

  it('calls nothing removed that never existed, or that it was stopped at', () => {
    expect(destroySummary(aPromotedRecord({ kind: 'destroy' }), [], HELP)).toContain(
      'nothing was left to remove',
    );
    expect(destroySummary(aRecord({ kind: 'destroy', phase: 'retiring' }), ['a'], HELP)).toContain(
      '❌ stopped',
    );
  });
});

describe('continue', () => {
  it('says past which share the release goes on', () => {
    const record = { ...holding, approvedStep: 0, step: 1 };
    expect(approvedStep(record)).toBe(1);
    expect(continueSummary(record)).toContain('### iris in staging: ✅ goes on past 10 %');
  });

  it('knows when the release did not see it', () => {
    expect(approvedStep(holding)).toBeNull();
  });
});
