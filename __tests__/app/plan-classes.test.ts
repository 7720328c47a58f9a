import { beforeEach, describe, expect, it } from '@jest/globals';
import { World } from '../fakes/world.ts';
import { policyWith, releaseOn } from './released.ts';

let world: World;
beforeEach(async () => {
  world = new World();
  await releaseOn(world, '1');
  world.calls.length = 0;
});
const next = { instanceType: 'c7i.2xlarge' };

describe('capacity', () => {
  it.each([
    ['sizes', { minSize: 3, maxSize: 6 }],
    ['scaling', { scaling: [{ kind: 'requests', perTargetPerMinute: 100 }] }],
    ['tags', { tags: { team: 'search' } }],
  ] as const)(
    'changes %s of the live fleet in place: nothing is made, no weight moves',
    async (_what, wanted) => {
      const { record, changed } = await releaseOn(world, '2', wanted);
      expect([record?.kind, record?.phase, changed]).toEqual(['capacity', 'promoted', true]);
      expect(world.calls).toEqual(['apply tsd-svc-prod-edge', 'apply tsd-svc-prod-blue']);
      const { wish } = world.stacks.get('tsd-svc-prod-blue')!;
      expect(wish.parameters['ReleaseId']).toMatch(/^r1-1-/);
      const again = await releaseOn(world, '3', wanted);
      expect(again.changed).toBe(false);
    },
  );

  it('says what CloudFormation said when it would not', async () => {
    world.stackFailures.set('tsd-svc-prod-blue', 'Group: max below min');
    const { record } = await releaseOn(world, '2', { minSize: 3 });
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause).toMatchObject({ code: 'TSD4101', message: 'Group: max below min' });
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });
});

describe('weights that somebody changed by hand', () => {
  const moveAtCanary = (to: { blue: number; green: number }): void => {
    let since: number | null = null;
    world.meanwhile = (w) => {
      if (w.weights?.green !== 10) return;
      since ??= w.now;
      // Once, and long after the release has read its own weights back.
      if (w.now < since + 30_000) return;
      since = Infinity;
      w.weights = to;
    };
  };

  it('stop a release, which shows the difference and moves nothing', async () => {
    moveAtCanary({ blue: 100, green: 0 });
    const { record } = await releaseOn(world, '2', next);
    expect(record?.phase).toBe('stuck');
    expect(record?.cause).toMatchObject({ code: 'TSD4305' });
    expect(record?.cause?.message).toContain(
      'the release set blue 90 %, green 10 %, the rule has blue 100 %, green 0 %',
    );
    expect(world.shifts).toEqual(['90/10']);
  });

  it('are moved on from when that was asked for', async () => {
    moveAtCanary({ blue: 100, green: 0 });
    const { record } = await releaseOn(world, '2', { ...next, ...policyWith({ adoptDrift: true }) });
    expect(record?.phase).toBe('promoted');
    expect(world.shifts).toEqual(['90/10', '90/10', '0/100']);
  });

  it('since the last release keep the next one from beginning', async () => {
    await releaseOn(world, '2', next);
    world.weights = { blue: 100, green: 0 };
    world.calls.length = 0;
    await expect(releaseOn(world, '3')).rejects.toThrow('TSD4506');
    expect(world.calls).toEqual([]);
  });
});

describe('credentials that end', () => {
  it('refuse a release that could not end before them, before anything is made', async () => {
    world.credentialsUntil = world.now + 60_000;
    await expect(releaseOn(world, '2', next)).rejects.toThrow('TSD4507');
    expect(world.calls).toEqual([]);
  });

  it('refuse a shift that they would not outlive', async () => {
    world.credentialsUntil = world.now + 13 * 60_000;
    world.meanwhile = (w) => {
      // Making the fleet took longer than usual.
      if (w.stacks.get('tsd-svc-prod-green')?.state === 'busy') w.now += 10_000;
      if (w.stacks.has('tsd-svc-prod-green')) w.credentialsUntil = w.now + 60_000;
    };
    const { record } = await releaseOn(world, '2', next);
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause?.code).toBe('TSD4106');
    expect(world.shifts).toEqual([]);
  });
});

it('the old fleet waits at full capacity, with an end of its own, and the next release removes it', async () => {
  const parking = policyWith({ keepPreviousMs: 3_600_000 });
  const { record } = await releaseOn(world, '2', { ...next, ...parking });
  expect(record?.parked).toMatchObject({ colour: 'blue', releaseId: expect.stringMatching(/^r1-1-/) });
  expect(world.calls.at(-1)).toMatch(/^park tsd-svc-prod-blue-group 2 until [\d.]+$/);
  world.calls.length = 0;
  await releaseOn(world, '3', { ...parking, instanceType: 'c7i.4xlarge' });
  expect(world.calls.slice(0, 3)).toEqual([
    'apply tsd-svc-prod-edge',
    'remove tsd-svc-prod-blue',
    'apply tsd-svc-prod-blue',
  ]);
});

describe('an alarm that the user named', () => {
  const named = { ...next, alarms: ['p99'] };

  it.each([
    ['ALARM', 'TSD4508'],
    ['missing', 'TSD4303'],
    ['unreadable', 'TSD4306'],
  ] as const)('in %s refuses a release before anything is made', async (state, code) => {
    world.alarms.set('p99', state);
    await expect(releaseOn(world, '2', named)).rejects.toMatchObject({
      problems: [{ code, subject: 'p99' }],
    });
    expect(world.calls).toEqual([]);
  });

  it('without data is awaited, and the release goes on when it speaks', async () => {
    world.alarms.set('p99', 'INSUFFICIENT_DATA');
    world.meanwhile = (w) => {
      if (w.calls.includes('apply tsd-svc-prod-green')) w.alarms.set('p99', 'OK');
    };
    expect((await releaseOn(world, '2', named)).record?.phase).toBe('promoted');
  });

  it('that is loud keeps nobody from changing the capacity of what serves', async () => {
    world.alarms.set('p99', 'ALARM');
    const { record } = await releaseOn(world, '2', { alarms: ['p99'], maxSize: 6 });
    expect([record?.kind, record?.phase]).toEqual(['capacity', 'promoted']);
  });
});
