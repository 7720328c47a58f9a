import { beforeEach, describe, expect, it } from '@jest/globals';
import { observe, type ObservedRelease } from '../../src/app/observe.ts';
import { stackNames } from '../../src/core/names.ts';
import type { Age, Cloud } from '../../src/ports.ts';
import { anIntent } from '../fakes/intent.ts';
import { World } from '../fakes/world.ts';

const names = stackNames('svc', 'prod');
const AGED = 30_000;

let world: World;
/** Which stack or target group was asked for, and how old the answer might be. */
let asked: Map<string, number>;
let cloud: Cloud;

beforeEach(() => {
  world = new World();
  asked = new Map();
  const heard = (about: string, age: Age | undefined): void => void asked.set(about, age?.maxAgeMs ?? 0);
  const { stacks, traffic } = world.cloud;
  cloud = {
    ...world.cloud,
    stacks: { ...stacks, describe: (name, age) => (heard(name, age), stacks.describe(name)) },
    traffic: { ...traffic, targets: (arn, age) => (heard(arn, age), traffic.targets(arn)) },
  };
  for (const [name, release] of [
    [names.edge, ''],
    [names.fleets.blue, 'r1'],
    [names.fleets.green, 'r2'],
  ] as const)
    world.stacks.set(name, {
      wish: {
        name,
        template: '',
        parameters: { MinSize: '2', MaxSize: '4' },
        tags: { 'torchserve-deploy:release': release },
      },
      state: 'settled',
      cause: null,
      readyAt: 0,
    });
  world.weights = { blue: 100, green: 0 };
});

const inPhase = (phase: ObservedRelease['phase']): ObservedRelease => ({
  service: 'svc',
  environment: 'prod',
  candidate: { colour: 'green', minSize: 2, maxSize: 4, releaseId: 'r2', parked: false },
  alarms: ['mine'],
  phase,
});

const ages = () => Object.fromEntries([...asked].map(([about, age]) => [about.split('-').at(-1), age]));

describe('an observation', () => {
  it('joins targets with the zones of the fleets’ instances; one that no fleet has is in none', async () => {
    const { traffic } = cloud;
    const stray = { id: 'i-stray', state: 'draining', reason: null };
    const targets: Cloud['traffic']['targets'] = async (arn) => [
      ...(await traffic.targets(arn)).map(({ id, state, reason }) => ({ id, state, reason })),
      stray,
    ];
    const seen = await observe({ ...cloud, traffic: { ...traffic, targets } }, names, inPhase('shifting'), {
      at: 1,
    });
    expect(seen.targets.green).toEqual([
      { id: 'i-green-0', zone: 'zone-0', state: 'healthy', reason: null },
      { id: 'i-green-1', zone: 'zone-1', state: 'healthy', reason: null },
      { ...stray, zone: '' },
    ]);
    expect(seen.alarms.map((alarm) => alarm.name)).toEqual(['green-5xx', 'mine']);
    expect(seen.reports.map((report) => report.releaseId)).toEqual(['r2', 'r2']);
  });

  it.each([
    ['provisioning', { blue: AGED, green: 0 }],
    ['verifying', { blue: AGED, green: 0 }],
    ['shifting', { blue: AGED, green: 0 }],
    ['baking', { blue: AGED, green: 0 }],
    ['rolling_back', { blue: 0, green: AGED }],
  ] as const)('in %s has the newest targets of the side that traffic moves to', async (phase, expected) => {
    await observe(cloud, names, inPhase(phase), { at: 1 });
    const { blue, green } = { blue: asked.get('tg-blue'), green: asked.get('tg-green') };
    expect({ blue, green }).toEqual(expected);
  });

  it('is content with an older view of stacks at rest', async () => {
    await observe(cloud, names, inPhase('baking'), { at: 1 });
    expect(
      Object.values(names.fleets)
        .concat(names.edge)
        .map((name) => asked.get(name)),
    ).toEqual([AGED, AGED, AGED]);
  });

  it.each([
    ['asked for afresh', inPhase('baking'), { fresh: true }],
    ['made before there is a release', null, {}],
  ])('that is %s has nothing old in it', async (_name, of, look) => {
    await observe(cloud, names, of, { at: 1, ...look });
    expect(ages()).toEqual({ edge: 0, blue: 0, green: 0 });
    expect([...asked.values()]).toHaveLength(5);
  });

  it('holds what another run asks of this release, and asks for none before there is one', async () => {
    const intent = anIntent();
    await cloud.intents.write('svc', 'prod', intent);
    expect((await observe(cloud, names, inPhase('shifting'), { at: 1 })).intent).toEqual(intent);
    expect((await observe(cloud, names, null, { at: 1 })).intent).toBeNull();
  });

  it('does not ask for the targets of a fleet that is not there', async () => {
    world.stacks.delete(names.fleets.green);
    const seen = await observe(cloud, names, inPhase('provisioning'), { at: 1 });
    expect(seen.targets.green).toEqual([]);
    expect([...asked.keys()]).not.toContain('tg-green');
  });
});
