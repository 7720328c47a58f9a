import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/app/lead-release.ts';
import { rollback } from '../../src/app/verbs/rollback.ts';
import { sweep } from '../../src/app/verbs/sweep.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { DeployRequest } from '../../src/core/request.ts';
import { request } from '../fakes/request.ts';
import { readyReport, World } from '../fakes/world.ts';
import { runOn, policyWith, releaseOn } from './released.ts';

let world: World;
const parking = policyWith({ keepPreviousMs: 3_600_000 });
const second: Partial<DeployRequest> = { instanceType: 'c7i.2xlarge', ...parking };

beforeEach(async () => {
  world = new World();
  await releaseOn(world, '1', parking);
});

const back = (run: string, acceptObserved = false): Promise<Outcome> =>
  rollback(runOn(world, run), { actor: 'octocat', acceptObserved });

describe('a rollback after a promotion', () => {
  it('moves weights alone while the earlier fleet is parked', async () => {
    await releaseOn(world, '2', second);
    world.calls.length = 0;
    const { record } = await back('3');
    expect(record?.phase).toBe('promoted');
    expect(record?.candidate.colour).toBe('blue');
    expect(world.calls.filter((call) => !/^(un)?pin/.test(call))).toEqual([
      'weights 100/0',
      'remove tsd-svc-prod-green',
    ]);
  });

  it('first takes the end from a parked fleet: it is to live again', async () => {
    await releaseOn(world, '2', second);
    world.calls.length = 0;
    await back('3');
    const freed = world.calls.indexOf('unpin tsd-svc-prod-blue-group 2');
    expect(freed).toBeGreaterThanOrEqual(0);
    expect(freed).toBeLessThan(world.calls.indexOf('weights 100/0'));
  });

  it('launches it anew when it ended by itself meanwhile', async () => {
    await releaseOn(world, '2', second);
    world.minimums.set('tsd-svc-prod-blue-group', 0);
    const { record } = await back('3');
    expect(record?.phase).toBe('promoted');
    expect(world.calls.filter((call) => call === 'unpin tsd-svc-prod-blue-group 2')).toHaveLength(1);
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });

  it.each([
    ['parked', {}],
    ['gone', policyWith({ keepPreviousMs: 0 })],
  ])('is kept from going back by no alarm: earlier fleet %s', async (_what, wanted) => {
    const alarms = ['p99'];
    world.alarms.set('p99', 'OK');
    await releaseOn(world, '2', { ...second, ...wanted, alarms });
    world.now += 60_000;
    await releaseOn(world, '3', { ...wanted, instanceType: 'c7i.4xlarge', alarms });
    world.now += 60_000;
    world.alarms.set('p99', 'ALARM');
    const { record } = await back('4');
    expect(record?.phase).toBe('promoted');
    expect(world.weights).toEqual({ blue: 0, green: 100 });
  });

  it('makes the earlier release again when its fleet is gone', async () => {
    await releaseOn(world, '2', { ...second, ...policyWith({ keepPreviousMs: 0 }) });
    world.now += 60_000;
    world.view('tsd-svc-prod-blue');
    world.calls.length = 0;
    const { record } = await back('3');
    expect(record?.phase).toBe('promoted');
    expect(world.calls).toEqual([
      'apply tsd-svc-prod-edge',
      'apply tsd-svc-prod-blue',
      'weights 100/0',
      'remove tsd-svc-prod-green',
    ]);
    expect(record?.artifact.sha256).toBe('a'.repeat(64));
  });

  it('never goes back to the release that it came from', async () => {
    await releaseOn(world, '2', second);
    await back('3');
    await expect(back('4')).rejects.toThrow('TSD4603');
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });

  it('is not done twice by the same run, when the sweep finished what its first attempt began', async () => {
    await releaseOn(world, '2', second);
    await releaseOn(world, '3', { ...second, instanceType: 'c7i.4xlarge' });
    world.meanwhile = (w) => {
      if (w.weights?.green === 100) throw new Error('the runner is gone');
    };
    await expect(back('4')).rejects.toThrow('gone');
    world.meanwhile = () => undefined;
    world.now += 10 * 60_000;
    await sweep(runOn(world, '5'), 1000);
    expect(world.weights).toEqual({ blue: 0, green: 100 });
    const { record } = await back('4');
    expect(record?.phase).toBe('promoted');
    expect(world.weights).toEqual({ blue: 0, green: 100 });
  });

  it('leaves traffic where it is when the earlier fleet is not fit any more', async () => {
    await releaseOn(world, '2', second);
    world.healthy = (colour) => colour === 'green';
    world.calls.length = 0;
    const { record } = await back('3');
    expect(record?.phase).toBe('rolled_back');
    expect(world.shifts).toEqual([]);
    expect(world.weights).toEqual({ blue: 0, green: 100 });
  });

  it('is refused for a first release', async () => {
    const refused = back('2');
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(refused).rejects.toThrow('TSD4603');
  });

  it('is refused where nothing was ever released', async () => {
    world = new World();
    await expect(back('1')).rejects.toThrow('TSD4601');
  });
});

describe('a rollback while a release runs', () => {
  it('stops it through its own run, within a poll of the intent', async () => {
    let asked: { outcome: Promise<Outcome>; at: number } | null = null;
    world.meanwhile = (w) => {
      if (w.weights?.green === 10 && asked === null) {
        asked = { outcome: back('9'), at: w.now };
        // It waits by a clock of its own: the world's moves with the run that leads.
        asked.outcome.catch(() => undefined);
      }
    };
    const { record } = await releaseOn(world, '2', second);
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause).toMatchObject({ code: 'TSD4404', message: expect.stringContaining('octocat') });
    expect(world.shifts.slice(-1)).toEqual(['100/0']);
    const { record: seen } = await asked!.outcome;
    expect(seen?.phase).toBe('rolled_back');
  });

  it('turns it back itself when its run is lost', async () => {
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) throw new Error('the runner is gone');
    };
    await expect(releaseOn(world, '2', second)).rejects.toThrow('gone');
    world.meanwhile = () => undefined;
    world.now += 10 * 60_000;
    const { record } = await back('3');
    expect(record?.phase).toBe('rolled_back');
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });
});

describe('a stuck release', () => {
  const getStuck = async (): Promise<void> => {
    let ill = false;
    world.healthy = (colour) => !ill || colour === 'green';
    world.report = (releaseId, id, at) => ({
      ...readyReport(releaseId, id, at),
      state: ill && id.includes('green') ? 'degraded' : 'ready',
    });
    world.meanwhile = (w) => (ill ||= w.weights?.green === 10);
    const { record } = await releaseOn(world, '2', second);
    expect(record?.phase).toBe('stuck');
    expect(world.weights).toEqual({ blue: 90, green: 10 });
    world.meanwhile = () => undefined;
    ill = false;
  };

  it('keeps everybody out until a person has looked', async () => {
    await getStuck();
    await expect(back('3')).rejects.toThrow('TSD4502');
    await expect(releaseOn(world, '4', second)).rejects.toThrow('TSD4502');
    expect(world.weights).toEqual({ blue: 90, green: 10 });
  });

  it('goes back as it should have, once they said so', async () => {
    await getStuck();
    const { record } = await back('3', true);
    expect(record?.phase).toBe('rolled_back');
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });

  it('goes back before a release that was told to go on', async () => {
    await getStuck();
    world.report = readyReport;
    const { record } = await releaseOn(world, '4', { ...second, acceptObserved: true });
    expect(record?.phase).toBe('promoted');
    expect(world.shifts.slice(-3)).toEqual(['100/0', '90/10', '0/100']);
  });
});
