import { beforeEach, expect, it } from '@jest/globals';
import { approveStep } from '../../src/app/verbs/continue.ts';
import { rollback } from '../../src/app/verbs/rollback.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { request } from '../fakes/request.ts';
import { readyReport, World } from '../fakes/world.ts';
import { runOn, policyWith, releaseOn } from './released.ts';

let world: World;
const held = {
  instanceType: 'c7i.2xlarge',
  ...policyWith({
    steps: [
      { weight: 10, quietMs: 0, hold: true },
      { weight: 50, quietMs: 0, hold: true },
      { weight: 100, quietMs: 0 },
    ],
    holdMs: 600_000,
  }),
};

beforeEach(async () => {
  world = new World();
  await releaseOn(world, '1');
});

const goOn = (): Promise<ReleaseRecord> => approveStep(runOn(world, '9'), 'octocat');

/** Calls once, when the candidate has had this weight for a minute. */
function whenHeldAt(weight: number, then: () => void): void {
  let since: number | null = null;
  const before = world.meanwhile;
  world.meanwhile = (w) => {
    before(w);
    since = w.weights?.green === weight ? (since ?? w.now) : null;
    if (since === null || w.now < since + 60_000) return;
    since = Infinity;
    then();
  };
}

it('a step that holds goes on when continue says so, and each step needs its own word', async () => {
  const said: Promise<ReleaseRecord>[] = [];
  whenHeldAt(10, () => said.push(goOn()));
  whenHeldAt(50, () => said.push(goOn()));
  const { record } = await releaseOn(world, '2', held);
  expect(record?.phase).toBe('promoted');
  expect(world.shifts.slice(1)).toEqual(['90/10', '50/50', '0/100']);
  await Promise.all(said);
  expect(said).toHaveLength(2);
});

it('a hold that nobody ends turns back at its deadline, and says so', async () => {
  const { record } = await releaseOn(world, '2', held);
  expect(record?.phase).toBe('rolled_back');
  expect(record?.cause?.code).toBe('TSD4105');
  expect(world.shifts.slice(1)).toEqual(['90/10', '100/0']);
});

it('the release goes on being judged while it holds', async () => {
  whenHeldAt(10, () => {
    world.report = (releaseId, id, at) => ({ ...readyReport(releaseId, id, at), state: 'degraded' });
  });
  const { record } = await releaseOn(world, '2', held);
  expect(record?.phase).toBe('rolled_back');
  expect(record?.cause?.code).toBe('TSD4301');
});

it('a rollback ends a release that holds', async () => {
  const asked: Promise<unknown>[] = [];
  whenHeldAt(10, () => {
    const wish = { actor: 'octocat', acceptObserved: false };
    asked.push(rollback(runOn(world, '9'), wish));
  });
  const { record } = await releaseOn(world, '2', held);
  expect(record?.cause?.code).toBe('TSD4404');
  await Promise.all(asked);
});

it('there is nothing to let go on where nothing holds', async () => {
  const refused = goOn();
  await expect(refused).rejects.toBeInstanceOf(Refusal);
  await expect(refused).rejects.toThrow('TSD4606');
  expect(world.intents.size).toBe(0);
});
