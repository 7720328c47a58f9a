import { beforeEach, describe, expect, it } from '@jest/globals';
import { destroy } from '../../src/app/verbs/destroy.ts';
import { status } from '../../src/app/verbs/status.ts';
import { sweep } from '../../src/app/verbs/sweep.ts';
import type { Swept } from '../../src/core/plan/swept.ts';
import { request } from '../fakes/request.ts';
import { World } from '../fakes/world.ts';
import { runOn, policyWith, releaseOn } from './released.ts';

let world: World;
const parking = policyWith({ keepPreviousMs: 3_600_000 });
const second = { instanceType: 'c7i.2xlarge', ...parking };

beforeEach(async () => {
  world = new World();
  await releaseOn(world, '1', parking);
});

const sweeping = (): Promise<readonly Swept[]> => sweep(runOn(world, '9'), 1000);

describe('the sweep', () => {
  it('heals a release whose run is lost', async () => {
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) throw new Error('the runner is gone');
    };
    await expect(releaseOn(world, '2', second)).rejects.toThrow('gone');
    world.meanwhile = () => undefined;
    world.now += 10 * 60_000;
    const [swept] = await sweeping();
    expect(swept?.did).toBe('healed');
    expect(world.weights).toEqual({ blue: 100, green: 0 });
    expect(world.calls.at(-1)).toBe('remove tsd-svc-prod-green');
  });

  it('leaves a release alone that its run still leads', async () => {
    let swept: Promise<readonly Swept[]> | null = null;
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) swept ??= sweeping();
    };
    const { record } = await releaseOn(world, '2', second);
    expect(record?.phase).toBe('promoted');
    expect((await swept!)[0]?.did).toBe('left to its run');
  });

  it('leaves a parked fleet until its time is over, then removes it', async () => {
    await releaseOn(world, '2', second);
    world.calls.length = 0;
    expect((await sweeping())[0]?.did).toBe('nothing');
    expect(world.calls).toEqual([]);
    world.now += 3_700_000;
    expect((await sweeping())[0]?.did).toBe('tidied');
    expect(world.calls).toEqual(['remove tsd-svc-prod-blue']);
    expect(world.weights).toEqual({ blue: 0, green: 100 });
  });

  it('leaves the fleet that somebody took the traffic from, and the deploy after it still refuses', async () => {
    await releaseOn(world, '2', second);
    world.now += 3_700_000;
    world.weights = { blue: 100, green: 0 };
    world.calls.length = 0;
    expect(await sweeping()).toMatchObject([{ did: 'needs a person', problems: [{ code: 'TSD4506' }] }]);
    expect(world.calls).toEqual([]);
    await expect(releaseOn(world, '3', parking)).rejects.toThrow('TSD4506');
  });
});

describe('destroy', () => {
  it('removes what sends traffic, then what serves, then the rest', async () => {
    await releaseOn(world, '2', second);
    world.calls.length = 0;
    const record = await destroy(runOn(world, '3'));
    expect(record.phase).toBe('promoted');
    expect(world.calls).toEqual([
      'remove-rule',
      'remove tsd-svc-prod-blue',
      'remove tsd-svc-prod-green',
      'remove tsd-svc-prod-edge',
    ]);
    expect(world.stacks.size).toBe(0);
  });

  it('is refused while a release runs', async () => {
    let refused: Promise<unknown> | null = null;
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) {
        refused ??= destroy(runOn(world, '3'));
        refused.catch(() => undefined);
      }
    };
    await releaseOn(world, '2', second);
    await expect(refused).rejects.toThrow('TSD4503');
  });

  it('is taken to its end by whoever comes next', async () => {
    world.meanwhile = (w) => {
      if (w.weights === null) throw new Error('the runner is gone');
    };
    await expect(destroy(runOn(world, '3'))).rejects.toThrow('gone');
    world.meanwhile = () => undefined;
    world.now += 10 * 60_000;
    await sweeping();
    expect(world.stacks.size).toBe(0);
  });

  it('takes a fleet along that was left half changed', async () => {
    world.stacks.get('tsd-svc-prod-blue')!.state = 'recoverable';
    const record = await destroy(runOn(world, '3'));
    expect(record.phase).toBe('promoted');
    expect(world.stacks.size).toBe(0);
  });

  it('lets a first release follow', async () => {
    await destroy(runOn(world, '3'));
    const { record } = await releaseOn(world, '4', parking);
    expect(record?.phase).toBe('promoted');
    expect(record?.stable).toBeNull();
  });

  it('is refused where there is nothing', async () => {
    world = new World();
    await expect(destroy(runOn(world, '3'))).rejects.toThrow('TSD4601');
  });
});

describe('status', () => {
  it('shows record and fleets, and changes nothing', async () => {
    const calls = [...world.calls];
    const { record, seen } = await status(runOn(world, '9'));
    expect(record?.phase).toBe('promoted');
    expect(seen.rule?.weights).toEqual({ blue: 100, green: 0 });
    expect(world.calls).toEqual(calls);
  });

  it('is refused where there is nothing', async () => {
    world = new World();
    await expect(status(runOn(world, '9'))).rejects.toThrow('TSD4601');
  });
});
