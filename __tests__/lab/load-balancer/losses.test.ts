import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LoadPlan, LoadReport } from '../../../lab/load/plan.ts';
import { startLoad, type Load } from '../../../lab/load/load.ts';
import { startObserver, type Observer } from '../../../lab/observer/observer.ts';
import { until } from '../../../proofs/kit/until.ts';
import { BalancedFleet, type Instance } from './balanced-fleet.ts';

jest.setTimeout(60_000);

/**
 * A release by hand under constant traffic, once in the right order and then with one mistake each. A mistake
 * that showed no loss would mean that the counting is blind.
 */
let fleet: BalancedFleet;
let observer: Observer;
let blue: readonly Instance[];
let arrivedBefore: number;

beforeAll(async () => {
  fleet = await BalancedFleet.start(8121);
  await fleet.createRule(0, 0);
});
afterAll(() => fleet.close());

beforeEach(async () => {
  await fleet.empty();
  blue = [await fleet.launch('blue', 0), await fleet.launch('blue', 1)];
  await fleet.healthy('blue', 2);
  observer = startObserver(fleet.over.door, fleet.balancing, join(fleet.dir, 'observer.jsonl'));
  await fleet.weights(100, 0);
  await fleet.routed(100, 0);
  arrivedBefore = await arrivedEver();
});

/** Requests take 40 ms each, so that some are always in flight. */
const traffic = (over: Partial<LoadPlan> = {}): Load => {
  const { host, port } = fleet.address();
  return startLoad(fleet.processes, join(fleet.dir, `load-${Math.random()}`), {
    name: 'client',
    address: host,
    port,
    host: fleet.edge.dnsName,
    method: 'POST',
    path: '/wait/40',
    contentType: 'application/json',
    body: '{"data": 1}',
    clients: 12,
    ratePerSecond: 150,
    maxRequests: 20_000,
    maxSeconds: 30,
    timeoutMs: 5000,
    answers: [
      { version: 'blue', json: { name: 'blue' } },
      { version: 'green', json: { name: 'green' } },
    ],
    ...over,
  });
};

/** Requests that reached the load balancer. */
const arrivedEver = async (): Promise<number> => {
  const { balancers } = await fleet.balancing.counts();
  return Object.values(balancers).reduce((sum, { requests }) => sum + requests, 0);
};

const arrived = async (): Promise<number> => (await arrivedEver()) - arrivedBefore;

/** Waits for requests: to know that traffic flows, or that some met a mistake. */
const more = async (requests: number): Promise<void> => {
  const enough = (await arrivedEver()) + requests;
  await until(arrivedEver, (count) => count >= enough);
};

const launchGreen = async (): Promise<void> => {
  await Promise.all([fleet.launch('green', 0), fleet.launch('green', 1)]);
  await fleet.healthy('green', 2);
};

/** Ends the old fleet as Auto Scaling does: deregister, wait out the delay, then the process. */
const retireBlue = async (): Promise<void> => {
  await fleet.deregister(
    'blue',
    blue.map(({ id }) => id),
  );
  await until(
    () => fleet.health('blue'),
    (lines) => lines.length === 0,
  );
  await fleet.terminate(blue.map(({ id }) => id));
  await Promise.all(blue.map(({ backend }) => backend.kill()));
};

const total = (report: LoadReport): number => report.right + report.losses.length;

describe('a shift in the right order', () => {
  it('loses no request, and client, load balancer and servers count the same', async () => {
    const load = traffic();
    await more(50);
    await launchGreen();
    for (const weight of [10, 50, 100]) {
      await fleet.weights(100 - weight, weight);
      await fleet.routed(100 - weight, weight);
    }
    await more(50);
    await retireBlue();
    const report = await load.stop();

    expect(report.losses).toEqual([]);
    expect(report.broken + report.wrong).toBe(0);
    expect(report.byStatus).toEqual({ 200: report.sent });
    expect(report.byVersion['blue']).toBeGreaterThan(0);
    expect(report.byVersion['green']).toBeGreaterThan(0);
    expect(await arrived()).toBe(report.sent);
    expect(blue.reduce((sum, { backend }) => sum + backend.seen.length, 0)).toBe(report.byVersion['blue']);
    expect(observer.violations()).toEqual([]);
    expect(observer.changes().map(({ after }) => after[fleet.groups.green])).toEqual([0, 10, 50, 100]);
    expect(observer.changes().at(-1)?.readiness[fleet.groups.green]).toEqual({
      healthy: 2,
      total: 2,
      zones: { 'us-east-1a': { healthy: 1, total: 1 }, 'us-east-1b': { healthy: 1, total: 1 } },
    });
  });
});

describe('negative controls: each mistake is seen as losses', () => {
  it('drain 0: requests in flight are cut', async () => {
    await fleet.setDrain('blue', 0);
    // Each of the clients has a request in flight nearly all the time.
    const load = traffic({ path: '/wait/3000' });
    await more(12);
    await launchGreen();
    await fleet.weights(0, 100);
    await fleet.deregister(
      'blue',
      blue.map(({ id }) => id),
    );
    await fleet.routed(0, 100);
    const report = await load.stop();
    expect(report.losses.length).toBeGreaterThan(0);
    expect(report.byStatus['502']).toBeGreaterThan(0);
    expect(total(report)).toBe(report.sent);
  });

  it('retired before the nodes route by the new weights: they still send requests', async () => {
    const load = traffic();
    await more(50);
    await launchGreen();
    // The load balancer does not hear of the new weights before it may read the rule.
    const mayRead = Promise.withResolvers<void>();
    const end = fleet.over.door.intercept({ operation: 'DescribeRules' }, async (): Promise<'proceed'> => {
      await mayRead.promise;
      return 'proceed';
    });
    await fleet.weights(0, 100);
    await fleet.terminate(blue.map(({ id }) => id));
    await Promise.all(blue.map(({ backend }) => backend.kill()));
    await more(50);
    mayRead.resolve();
    end();
    await fleet.routed(0, 100);
    const report = await load.stop();
    expect(report.losses.length).toBeGreaterThan(0);
    expect(observer.violations()).toMatchObject([
      {
        kind: 'targets-taken-under-weight',
        group: fleet.groups.blue,
        text: expect.stringContaining('a node still'),
      },
    ]);
  });

  it('weight on an unready fleet: it fails open onto servers that cannot answer', async () => {
    const load = traffic();
    await more(50);
    const green = await fleet.launch('green', 0);
    await green.backend.kill();
    await fleet.weights(50, 50);
    await fleet.routed(50, 50);
    await more(50);
    const report = await load.stop();
    expect(report.byStatus['502']).toBeGreaterThan(0);
    expect(report.losses.every(({ status }) => status === 502)).toBe(true);
    expect(observer.violations()).toMatchObject([
      {
        kind: 'weight-on-unready',
        group: fleet.groups.green,
        text: expect.stringContaining('weight 0 → 50'),
      },
    ]);
  });

  it('a fleet that answers wrongly with 200 is counted as wrong', async () => {
    const load = traffic();
    await more(50);
    await fleet.launch('green', 0, 'impostor');
    await fleet.healthy('green', 1);
    await fleet.weights(50, 50);
    await fleet.routed(50, 50);
    await more(50);
    const report = await load.stop();
    expect(report.wrong).toBeGreaterThan(0);
    expect(report.losses).toHaveLength(report.wrong);
  });
});
