import { beforeEach, describe, expect, it } from '@jest/globals';
import { turnBack } from '../../src/app/bring-to-end.ts';
import type { Outcome } from '../../src/app/lead-release.ts';
import type { MakingRun } from '../../src/app/run.ts';
import { deploy } from '../../src/app/verbs/deploy.ts';
import { Failure, RecordConflict, Refusal } from '../../src/core/errors.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import type { Cloud, Progress } from '../../src/ports.ts';
import type { DeployRequest } from '../../src/core/request.ts';
import { readyReport, World } from '../fakes/world.ts';
import { request } from '../fakes/request.ts';
import { runOn } from './released.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

let run = 0;
async function release(
  wanted: Partial<DeployRequest> = {},
  overrides: Partial<MakingRun> = {},
): Promise<Outcome> {
  run += 1;
  const owner = { runId: String(run), attempt: '1', url: `https://example/runs/${run}` };
  return deploy(runOn(world, '1', { owner, ...overrides }), request(wanted));
}

const next = { instanceType: 'c7i.2xlarge' };

describe('a first release', () => {
  it('makes edge, rule and fleet, and gives all traffic once the fleet is ready', async () => {
    const { record } = await release();
    expect(record?.phase).toBe('promoted');
    expect(world.calls).toEqual([
      'apply tsd-svc-prod-edge',
      'create-rule 0/0',
      'apply tsd-svc-prod-blue',
      'weights 100/0',
    ]);
  });

  it('is promoted without any client traffic, on golden evidence', async () => {
    const { record } = await release();
    expect(record?.evidence).toEqual({ golden: 6, requests: 0 });
  });

  it('removes the candidate and serves nothing when the fleet fails', async () => {
    world.stackFailures.set('tsd-svc-prod-blue', 'Group: no such image');
    const { record } = await release();
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause?.message).toBe('Group: no such image');
    expect(world.weights).toEqual({ blue: 0, green: 0 });
    expect(world.calls.at(-1)).toBe('remove tsd-svc-prod-blue');
  });
});

describe('a release that has ended', () => {
  it('stays as it ended when AWS does not answer the last look', async () => {
    const { records, alarms } = world.cloud;
    let ended = false;
    const cloud: Cloud = {
      ...world.cloud,
      records: Object.assign(Object.create(records) as typeof records, {
        archive: async (record: ReleaseRecord) => {
          await records.archive(record);
          ended = true;
        },
      }),
      alarms: {
        read: async (names) => {
          if (ended)
            throw new Failure({ code: 'TSD3003', subject: 'alarms', message: 'Throttling', remedy: '' });
          return alarms.read(names);
        },
      },
    };
    const told: Progress[] = [];
    const { record, seen } = await release({}, { cloud, tell: (progress) => told.push(progress) });
    expect({ phase: record?.phase, seen }).toEqual({ phase: 'promoted', seen: null });
    expect(told.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('Throttling') });
  });
});

describe('a second release', () => {
  beforeEach(async () => {
    await release();
    world.calls.length = 0;
  });

  it('shifts by the canary step, bakes, and removes the old fleet last', async () => {
    const { record } = await release(next);
    expect(record?.phase).toBe('promoted');
    expect(record?.candidate.colour).toBe('green');
    expect(world.calls).toEqual([
      'apply tsd-svc-prod-edge',
      'apply tsd-svc-prod-green',
      'weights 90/10',
      'weights 0/100',
      'remove tsd-svc-prod-blue',
    ]);
  });

  it('changes nothing when exactly this is live', async () => {
    const { record, changed } = await release();
    expect(changed).toBe(false);
    expect(record).toBeNull();
    expect(world.calls).toEqual([]);
  });

  it('never gives weight to a candidate whose instances fail, and says their reason', async () => {
    world.report = (releaseId, id, at) => ({
      ...readyReport(releaseId, id, at),
      state: 'failed',
      step: 'golden',
      reason: 'digit-7: expected 7, answered 1',
      log: ['last line'],
    });
    const { record } = await release(next);
    expect(record?.phase).toBe('rolled_back');
    expect(world.shifts).toEqual([]);
    expect(record?.cause).toMatchObject({ code: 'TSD4202', detail: ['last line'] });
  });

  it('never gives weight to targets the load balancer does not call healthy', async () => {
    world.healthy = (colour) => colour === 'blue';
    const { record } = await release(next);
    expect(record?.phase).toBe('rolled_back');
    expect(world.shifts).toEqual([]);
    expect(record?.cause?.message).toContain('Health checks failed with these codes: [503]');
  });

  it.each([
    ['an instance reports it serves wrongly', (w: World) => (w.report = degraded), 'TSD4301'],
    ['an alarm of the candidate fires', (w: World) => w.alarms.set('green-5xx', 'ALARM'), 'TSD4302'],
    ['the floor breaks', (w: World) => (w.healthy = (colour) => colour === 'blue'), 'TSD4304'],
  ])('goes back when %s at the canary step', async (_what, breakIt, code) => {
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) breakIt(w);
    };
    const { record } = await release(next);
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause?.code).toBe(code);
    expect(world.shifts).toEqual(['90/10', '100/0']);
    expect(world.calls.at(-1)).toBe('remove tsd-svc-prod-green');
  });

  it('is refused while another run holds a live lease, with that run’s link', async () => {
    const stored = world.objects.get('svc/prod')!;
    const running = { ...stored.record, phase: 'baking' as const, leaseUntil: world.now + 30_000 };
    world.objects.set('svc/prod', { ...stored, record: running });
    const refused = release(next);
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(refused).rejects.toThrow(running.owner.url);
    expect(world.calls).toEqual([]);
  });

  it('reverts what a lost run left half shifted, then releases', async () => {
    const lost = new AbortController();
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) throw new Error('the runner is gone');
    };
    await expect(deploy(runOn(world, 'x', { signal: lost.signal }), request(next))).rejects.toThrow('gone');
    expect(world.weights).toEqual({ blue: 90, green: 10 });
    world.meanwhile = () => undefined;
    world.now += 10 * 60_000;
    const { record } = await release(next);
    expect(world.shifts).toEqual(['90/10', '100/0', '90/10', '0/100']);
    expect(record?.phase).toBe('promoted');
  });

  it('resumes its own release after a crash', async () => {
    const owner = { runId: 'same', attempt: '1', url: '' };
    const signal = new AbortController().signal;
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) throw new Error('crash');
    };
    await expect(deploy(runOn(world, '1', { owner, signal }), request(next))).rejects.toThrow('crash');
    world.meanwhile = () => undefined;
    const { record } = await deploy(runOn(world, '1', { owner, signal }), request(next));
    expect(record?.phase).toBe('promoted');
    expect(world.shifts).toEqual(['90/10', '0/100']);
  });

  it('stops on a signal, and the post step moves traffic back', async () => {
    const stop = new AbortController();
    world.meanwhile = (w) => {
      if (w.weights?.green === 10) stop.abort();
    };
    const owner = { runId: 'cancelled', attempt: '1', url: '' };
    const { record } = await deploy(runOn(world, '1', { owner, signal: stop.signal }), request(next));
    expect(record?.phase).toBe('shifting');
    const ended = await turnBack(runOn(world, '1'), record!);
    expect(ended?.phase).toBe('rolled_back');
    expect(ended?.cause?.code).toBe('TSD4401');
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });

  it('goes back with the cause when AWS will not carry out a command', async () => {
    const problem = {
      code: 'TSD3202',
      subject: 'tsd-svc-prod-green',
      message: 'no such property',
      remedy: '',
    };
    world.cloud.stacks.apply = async (wish) => {
      if (wish.name.endsWith('green')) throw new Failure(problem);
      return 'unchanged';
    };
    const { record } = await release(next);
    expect(record?.phase).toBe('rolled_back');
    expect(record?.cause).toEqual(problem);
    expect(world.weights).toEqual({ blue: 100, green: 0 });
  });

  it('keeps both fleets as large as the one that serves, by pins that end without it', async () => {
    world.minimums.set('tsd-svc-prod-blue-group', 3);
    const { record } = await release(next);
    expect(record?.phase).toBe('promoted');
    const pins = world.calls.filter((call) => /^(un)?pin /.test(call));
    expect(pins).toEqual([
      expect.stringMatching(/^pin tsd-svc-prod-green-group 3 until [\d.]+ then 2$/),
      'unpin tsd-svc-prod-green-group 2',
    ]);
    const until = Number(/until (\d+)/.exec(pins[0]!)![1]);
    expect(until).toBeGreaterThan(record!.startedAt + record!.policy.bakeMs);
  });

  it('is refused with the owner’s link when another run takes the lock at the same moment', async () => {
    const { keepRequest } = world.cloud.records;
    world.cloud.records.keepRequest = async (...kept) => {
      const stored = world.objects.get('svc/prod')!;
      const owner = { runId: '9', attempt: '1', url: 'https://example/runs/9' };
      const record = {
        ...stored.record,
        owner,
        phase: 'provisioning',
        leaseUntil: world.now + 60_000,
      } as const;
      world.objects.set('svc/prod', { record, tag: 'of the first' });
      return keepRequest(...kept);
    };
    await expect(release(next)).rejects.toMatchObject({
      problems: [{ code: 'TSD4503', message: expect.stringContaining('https://example/runs/9') }],
    });
    expect(world.calls).toEqual([]);
  });

  it('writes nothing after a pause in which another run took over', async () => {
    let paused = false;
    world.cloud.intents.read = async () => {
      const stored = world.objects.get('svc/prod')!;
      if (!paused) world.objects.set('svc/prod', { ...stored, tag: 'of another run' });
      if (!paused) world.now += 10 * 60_000;
      paused = true;
      return null;
    };
    await expect(release(next)).rejects.toBeInstanceOf(RecordConflict);
    expect(world.calls).toEqual([]);
  });

  it('tells weights only once AWS took them', async () => {
    const { setWeights } = world.cloud.traffic;
    let lost = true;
    world.cloud.traffic.setWeights = async (...given) => {
      if (!lost) return setWeights(...given);
      lost = false;
      return 'unknown';
    };
    const told: Progress[] = [];
    await release(next, { tell: (progress) => told.push(progress) });
    expect(told.flatMap((progress) => (progress.kind === 'weights' ? [progress.weights] : []))).toEqual([
      { blue: 90, green: 10 },
      { blue: 0, green: 100 },
    ]);
    expect(told).toContainEqual({
      kind: 'note',
      text: expect.stringContaining('did not answer the change of weights to blue 90 %, green 10 %'),
    });
    const note = told.findIndex(
      ({ kind, ...rest }) => kind === 'note' && JSON.stringify(rest).includes('90 %'),
    );
    expect(note).toBeLessThan(told.findIndex(({ kind }) => kind === 'weights'));
  });

  it('decides nothing while AWS does not answer, and goes on when it does', async () => {
    const { targets } = world.cloud.traffic;
    const silence = new Failure({ code: 'TSD3003', subject: 'elb', message: 'no answer', remedy: '' });
    let silent = 3;
    world.cloud.traffic.targets = async (arn) => {
      if (world.weights?.green === 10 && silent-- > 0) throw silence;
      return targets(arn);
    };
    const { record } = await release(next);
    expect(record?.phase).toBe('promoted');
    expect(silent).toBeLessThan(0);
  });

  it('refuses a stack that another service’s names also make', async () => {
    world.stacks.get('tsd-svc-prod-edge')!.wish = {
      ...world.stacks.get('tsd-svc-prod-edge')!.wish,
      tags: { 'torchserve-deploy:service': 'svc-prod', 'torchserve-deploy:environment': 'x' },
    };
    await expect(release(next)).rejects.toThrow('TSD4504');
    expect(world.calls).toEqual([]);
  });

  it('refuses split traffic that no record explains', async () => {
    world.weights = { blue: 50, green: 50 };
    await expect(release(next)).rejects.toThrow('TSD4501');
  });
});

const degraded: World['report'] = (releaseId, id, at) => ({
  ...readyReport(releaseId, id, at),
  state: 'degraded',
  step: 'requests',
  reason: '40 % of requests failed',
});
