import { beforeEach, describe, expect, it } from '@jest/globals';
import { watchOf, type Watch } from '../../src/app/watch.ts';
import { deploy } from '../../src/app/verbs/deploy.ts';
import type { Observation, StackView } from '../../src/core/observation.ts';
import type { StackState } from '../../src/core/stack-state.ts';
import type { Progress, StackEvent } from '../../src/ports.ts';
import { fleetView, observation, stackView } from '../fakes/observation.ts';
import { request } from '../fakes/request.ts';
import { World } from '../fakes/world.ts';
import { releaseOn, runOn } from './released.ts';

let world: World;
/** Names of the stacks whose events were asked for. */
let asked: string[];
let told: Progress[];

beforeEach(() => {
  world = new World();
  asked = [];
  told = [];
});

const anEvent = (stack: string, status: string, at: number): StackEvent => ({
  id: `${stack} ${status} ${at}`,
  at,
  stack,
  resource: stack,
  type: 'AWS::CloudFormation::Stack',
  status,
  reason: null,
});

describe('stack events', () => {
  const view = (name: string, state: StackState): StackView =>
    stackView({ name, state, status: state === 'absent' ? '' : state.toUpperCase() });
  const look = (green: StackState): Observation =>
    observation({
      edge: view('edge', 'settled'),
      fleets: {
        blue: fleetView({ stack: view('blue', 'settled') }),
        green: fleetView({ stack: view('green', green) }),
      },
    });
  const asks = async (watch: Watch, green: StackState): Promise<readonly string[]> => {
    asked = [];
    await watch.tellStackEvents(look(green));
    return asked;
  };
  const watch = (): Watch => {
    world.cloud.stacks.newEvents = async (name) => {
      asked.push(name);
      return [anEvent(name, 'X', world.now - 7_000)];
    };
    return watchOf(runOn(world, '1', { tell: (progress) => told.push(progress) }));
  };

  it('are asked for while a stack moves and once when it came to rest, never of a stack at rest', async () => {
    const watching = watch();
    expect(await asks(watching, 'absent')).toEqual([]);
    expect(await asks(watching, 'busy')).toEqual(['green']);
    expect(await asks(watching, 'busy')).toEqual(['green']);
    expect(await asks(watching, 'settled')).toEqual(['green']);
    expect(await asks(watching, 'settled')).toEqual([]);
    expect(await asks(watching, 'deleting')).toEqual(['green']);
    expect(await asks(watching, 'absent')).toEqual(['green']);
    expect(await asks(watching, 'absent')).toEqual([]);
  });

  it('of a stack that failed before the first poll are asked for once, so that they are old later', async () => {
    const watching = watch();
    expect(await asks(watching, 'recoverable')).toEqual(['green']);
    expect(await asks(watching, 'recoverable')).toEqual([]);
  });

  it('come with their age', async () => {
    await asks(watch(), 'busy');
    expect(told).toEqual([expect.objectContaining({ kind: 'stack-event', ageMs: 7_000 })]);
  });

  it('that cannot be read are left out', async () => {
    const watching = watch();
    world.cloud.stacks.newEvents = () => Promise.reject(new Error('Throttling'));
    await watching.tellStackEvents(look('busy'));
    expect(told).toEqual([]);
  });
});

/** Events as CloudFormation keeps them: each stack's status whenever it differs, told once to whoever asks. */
function keepEvents(): void {
  const kept = new Map<string, StackEvent[]>();
  const last = new Map<string, string>();
  const note = (): void => {
    for (const name of ['tsd-svc-prod-edge', 'tsd-svc-prod-blue', 'tsd-svc-prod-green']) {
      const { status } = world.view(name);
      if (status !== '' && status !== last.get(name))
        kept.set(name, [...(kept.get(name) ?? []), anEvent(name, status, world.now)]);
      last.set(name, status);
    }
  };
  world.meanwhile = note;
  world.cloud.stacks.newEvents = async (name) => {
    note();
    const events = kept.get(name) ?? [];
    kept.delete(name);
    return events;
  };
}

describe('a release that goes back minutes after its fleet was made', () => {
  it('tells each stack event in the phase in which it happened', async () => {
    await releaseOn(world, '1');
    keepEvents();
    world.healthy = (colour) => colour === 'blue';
    const run = runOn(world, '2', { tell: (progress) => told.push(progress) });
    const { record } = await deploy(run, request({ instanceType: 'c7i.2xlarge' }));
    expect(record?.phase).toBe('rolled_back');
    const phases = told.filter(({ kind }) => kind === 'phase' || kind === 'stack-event');
    const lines = phases.map((progress) =>
      progress.kind === 'phase'
        ? progress.record.phase
        : progress.kind === 'stack-event' && `${progress.event.stack} ${progress.event.status}`,
    );
    const made = lines.indexOf('tsd-svc-prod-green SETTLED');
    expect(made).toBeGreaterThan(lines.indexOf('provisioning'));
    expect(made).toBeLessThan(lines.indexOf('verifying'));
    const ages = told.flatMap((progress) => (progress.kind === 'stack-event' ? [progress.ageMs] : []));
    expect(Math.max(...ages)).toBeLessThan(30_000);
  });
});
