import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ask } from './ask.ts';
import { until } from '../../../proofs/kit/until.ts';
import { BalancedFleet } from './balanced-fleet.ts';

jest.setTimeout(30_000);

let fleet: BalancedFleet;
beforeAll(async () => {
  fleet = await BalancedFleet.start(8111);
}, 60_000);
afterAll(() => fleet.close());

const get = (path = '/') => ask({ ...fleet.address(), path, headers: { host: fleet.edge.dnsName } });

describe('a target’s life at the API', () => {
  it('passes through every state of ELB-01 and ELB-02', async () => {
    await until(
      () => get().catch(() => null),
      (answer) => answer?.body === 'no release is live',
    );
    const { id, backend } = await fleet.launch('blue');
    expect(await fleet.health('blue')).toEqual([
      `${id} unused Target.NotInUse Target group is not configured to receive traffic from the load balancer`,
    ]);

    const thaw = fleet.freezeNodes();
    await fleet.createRule(0, 0);
    expect(await fleet.health('blue')).toEqual([
      `${id} initial Elb.RegistrationInProgress Target registration is in progress`,
    ]);
    thaw();
    await fleet.healthy('blue', 1);
    expect(await fleet.health('blue')).toEqual([`${id} healthy`]);

    backend.health(503);
    const wrong = `${id} unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [503]`;
    await until(
      () => fleet.health('blue'),
      ([line]) => line === wrong,
    );
    backend.health(null);
    await until(
      () => fleet.health('blue'),
      ([line]) => line === `${id} unhealthy Target.Timeout Request timed out`,
    );
    await backend.kill();
    const refused = `${id} unhealthy Target.FailedHealthChecks Health checks failed`;
    await until(
      () => fleet.health('blue'),
      ([line]) => line === refused,
    );

    const drained = fleet.holdDraining();
    await fleet.deregister('blue', [id]);
    expect(await fleet.health('blue')).toEqual([
      `${id} draining Target.DeregistrationInProgress Target deregistration is in progress`,
    ]);
    drained();
    await until(
      () => fleet.health('blue'),
      (lines) => lines.length === 0,
    );
    expect(await fleet.health('blue', [id])).toEqual([
      `${id} unused Target.NotRegistered Target is not registered to the target group`,
    ]);
  });

  it('ELB-01: is initial until a check has passed', async () => {
    const { id, backend } = await fleet.start();
    backend.health(null);
    await fleet.register('blue', id);
    const checking = `${id} initial Elb.InitialHealthChecking Initial health checks in progress`;
    await until(
      () => fleet.health('blue'),
      ([line]) => line === checking,
    );
    backend.health(200);
    await fleet.healthy('blue', 1);
    await fleet.deregister('blue', [id]);
    await until(
      () => fleet.health('blue'),
      (lines) => lines.length === 0,
    );
  });

  it('ELB-10: deregistering an unknown target is no error', async () => {
    await fleet.deregister('blue', ['i-0123456789abcdef0']);
    expect(await fleet.health('blue')).toEqual([]);
  });

  it('ELB-02: is unused when the instance ends without deregistration', async () => {
    const { id } = await fleet.launch('blue');
    await fleet.healthy('blue', 1);
    const left = fleet.holdDraining();
    await fleet.terminate([id]);
    expect(await fleet.health('blue')).toEqual([
      `${id} unused Target.InvalidState Target is in the terminated state`,
    ]);
    left();
    await until(
      () => fleet.health('blue'),
      (lines) => lines.length === 0,
    );
  });

  it('an instance that does not run cannot be registered', async () => {
    await expect(fleet.register('blue', 'i-0123456789abcdef0')).rejects.toMatchObject({
      name: 'InvalidTargetException',
      message: expect.stringContaining("cannot be registered: 'i-0123456789abcdef0'"),
    });
  });
});

describe('traffic follows the rule', () => {
  it('by weights that reach all nodes, with metrics and counts of what was sent where', async () => {
    await fleet.launch('blue', 0);
    const green = await fleet.launch('green', 1);
    await fleet.healthy('blue', 1);
    await fleet.healthy('green', 1);
    await fleet.weights(1, 0);
    await fleet.routed(1, 0);
    for (let i = 0; i < 10; i++) expect((await get()).body).toBe('{"name":"blue"}');
    await fleet.weights(0, 1);
    await fleet.routed(0, 1);
    for (let i = 0; i < 5; i++) expect((await get()).body).toBe('{"name":"green"}');
    expect((await get('/status/500')).status).toBe(500);

    const counts = await fleet.balancing.counts();
    expect(counts.groups[fleet.groups.blue]).toMatchObject({
      requests: 10,
      target: { '2XX': 10 },
      balancer: {},
    });
    expect(counts.groups[fleet.groups.green]).toMatchObject({ requests: 6, target: { '2XX': 5, '5XX': 1 } });
    expect(counts.targets[`${fleet.groups.green} ${green.id}:8111`]?.requests).toBe(6);
    expect(green.backend.seen).toHaveLength(6);

    const sum = (metric: string): number =>
      fleet.published
        .filter((p) => p.metric === metric && p.dimensions['TargetGroup']?.startsWith('targetgroup/green/'))
        .reduce((total, { value }) => total + value, 0);
    await until(
      () => sum('RequestCount'),
      (total) => total === 6,
    );
    expect(sum('HTTPCode_Target_5XX_Count')).toBe(1);
    expect(fleet.published.find((p) => p.metric === 'RequestCount')?.dimensions).toEqual({
      LoadBalancer: expect.stringMatching(/^app\/edge\/[0-9a-z]+$/),
    });
    expect(fleet.published.some((p) => p.metric === 'HealthyHostCount' && p.value === 1)).toBe(true);
  });

  it('a fault meant for others does not stop the load balancer from following', async () => {
    fleet.over.door.faults.add({ kind: 'throttle', operation: 'DescribeRules', count: 2 });
    await fleet.weights(3, 7);
    await fleet.routed(3, 7);
    const throttled = fleet.over.door.log
      .calls({ operation: 'DescribeRules' })
      .filter(({ status }) => status === 400);
    expect(throttled).toHaveLength(2);
  });
});

it('no part of this was a defect of the lab', () => {
  expect(fleet.over.door.defects).toEqual([]);
});
