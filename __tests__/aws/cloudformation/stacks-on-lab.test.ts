import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { autoScaling, type AutoScaling } from '../../../lab/autoscaling/engine.ts';
import { startCloudFormation } from '../../../lab/cloudformation/engine.ts';
import { labTime } from '../../../lab/time.ts';
import { cloud } from '../../../src/aws/cloud.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';
import type { FleetView, StackView } from '../../../src/core/observation.ts';
import type { Clock, Cloud, StackWish } from '../../../src/ports.ts';
import { cloudOverDoor, REGION, type CloudOverDoor } from '../cloud-over-door.ts';

/** Polling, but not so hard that the lab it polls has no time to work. */
const POLL_MS = 20;
/** As fast as the lab's: a failing launch here lasts some milliseconds, and questions about it keep a pace. */
const SCALE = 0.001;
const clock: Clock = { now: () => performance.now() / SCALE, sleep: () => sleep(POLL_MS) };

let lab: CloudOverDoor;
let scaling: AutoScaling;
let aws: Cloud;

beforeAll(async () => {
  lab = await cloudOverDoor();
  const { door } = lab;
  const defect = (what: unknown): never => {
    throw what;
  };
  // moto refuses to deregister an instance that is gone, AWS does not (ELB-10).
  door.handle('elasticloadbalancing', async (call) => (call.operation === 'DeregisterTargets' ? {} : 'pass'));
  scaling = autoScaling({ door, time: labTime(SCALE), region: REGION, complain: defect });
  await startCloudFormation({
    door,
    time: labTime(SCALE),
    pythonBin: lab.place.pythonBin,
    region: REGION,
    onDefect: defect,
  });
  aws = cloud({
    region: REGION,
    stateBucket: 'state',
    roleToAssume: null,
    idToken: async () => '',
    clock,
  });
});
afterAll(async () => {
  await scaling.stop();
  await lab.close();
});

const template = (name: string): Promise<string> =>
  readFile(new URL(`../../../templates/${name}.yaml`, import.meta.url), 'utf8');

/** Applies a wish and waits until the stack rests. */
async function settle(wish: StackWish, token: string): Promise<StackView> {
  expect(await aws.stacks.apply(wish, token)).toBe('started');
  return resting(wish.name);
}

async function resting(name: string): Promise<StackView> {
  for (;;) {
    const view = await aws.stacks.describe(name);
    if (view.state !== 'busy' && view.state !== 'deleting') return view;
    await clock.sleep(POLL_MS);
  }
}

const NAMES = { network: 'tsd-network', edge: 'tsd-svc-env-edge', fleet: 'tsd-svc-env-blue' };
const TAGS = { 'torchserve-deploy:service': 'svc', 'torchserve-deploy:environment': 'env' };

const networkWish = async (): Promise<StackWish> => ({
  name: NAMES.network,
  template: await template('network'),
  parameters: { VpcCidr: '10.7.0.0/16', Zones: '2', Nat: 'true' },
  tags: {},
});

const edgeWish = async (
  network: StackView,
  changes: Readonly<Record<string, string>> = {},
): Promise<StackWish> => ({
  name: NAMES.edge,
  template: await template('edge'),
  parameters: {
    Service: 'svc',
    Environment: 'env',
    VpcId: network.outputs['VpcId']!,
    LoadBalancerSubnetIds: network.outputs['LoadBalancerSubnetIds']!,
    StateBucket: 'state',
    ...changes,
  },
  tags: TAGS,
});

const fleetWish = async (
  network: StackView,
  edge: StackView,
  releaseId: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<StackWish> => ({
  name: NAMES.fleet,
  template: await template('fleet'),
  parameters: {
    Service: 'svc',
    Environment: 'env',
    Colour: 'blue',
    ReleaseId: releaseId,
    SubnetIds: network.outputs['SubnetIds']!,
    SecurityGroupId: edge.outputs['InstanceSecurityGroupId']!,
    InstanceProfileArn: edge.outputs['InstanceProfileArn']!,
    TargetGroupArn: edge.outputs['BlueTargetGroupArn']!,
    TargetGroupName: edge.outputs['BlueTargetGroupName']!,
    LoadBalancerName: edge.outputs['LoadBalancerName']!,
    BundleUri: 's3://state/bundles/b.zip',
    BundleSha256: '0'.repeat(64),
    StateBucket: 'state',
    CpuTarget: '60',
    RequestsTarget: '100',
    LatencyTarget: '250',
    QueueTarget: '2',
    ...changes,
  },
  tags: { ...TAGS, 'torchserve-deploy:release': releaseId, 'torchserve-deploy:manifest': `m-${releaseId}` },
});

describe('one release’s life in stacks', () => {
  let network: StackView;
  let edge: StackView;

  it('the network is made, and says so event by event', async () => {
    network = await settle(await networkWish(), 'network');
    expect(network).toMatchObject({ state: 'settled', status: 'CREATE_COMPLETE', cause: null });
    expect(network.outputs['SubnetIds']?.split(',')).toHaveLength(2);
    const events = await aws.stacks.newEvents(NAMES.network);
    expect(events.at(0)).toMatchObject({ resource: NAMES.network, status: 'CREATE_IN_PROGRESS' });
    expect(events.at(-1)).toMatchObject({ resource: NAMES.network, status: 'CREATE_COMPLETE' });
    expect(await aws.stacks.newEvents(NAMES.network)).toEqual([]);
  });

  it('the edge is made with everything that the loop reads from it', async () => {
    edge = await settle(await edgeWish(network), 'edge');
    expect(edge).toMatchObject({ state: 'settled', tags: TAGS });
    expect(edgeOutputs(edge)?.loadBalancerName).toMatch(/^app\//);
    expect(edge.outputs['Url']).toMatch(/^http:\/\/[^:]+$/);
    const names = edge.outputs['BlueAlarmNames']!.split(',');
    const states = (await aws.alarms.read(names)).map((alarm) => alarm.state);
    expect(states).not.toContain('missing');
  });

  it('CFN-02: the same wish again is unchanged', async () => {
    expect(await aws.stacks.apply(await edgeWish(network), 'again')).toBe('unchanged');
    expect(await aws.stacks.describe(NAMES.edge)).toMatchObject({ status: 'CREATE_COMPLETE' });
  });

  it('CFN-11: a changed wish changes the edge in place', async () => {
    const before = edge.outputs;
    edge = await settle(await edgeWish(network, { DrainSeconds: '30' }), 'drain');
    expect(edge).toMatchObject({ status: 'UPDATE_COMPLETE', outputs: before });
  });

  it('the rule names both groups, and its weights move', async () => {
    const { listenerArn, targetGroups } = edgeOutputs(edge)!;
    await aws.traffic.createRule(listenerArn, targetGroups, { blue: 0, green: 0 }, TAGS);
    const rule = await aws.traffic.rule(listenerArn, targetGroups);
    await aws.traffic.setWeights(rule!.arn, targetGroups, { blue: 100, green: 0 });
    expect((await aws.traffic.rule(listenerArn, targetGroups))?.weights).toEqual({ blue: 100, green: 0 });
  });

  it('a fleet is made, seen while it is made, and pinned', async () => {
    const stack = await settle(await fleetWish(network, edge, 'r1'), 'r1-fleet');
    const fleet = await fleetOf(stack);
    expect(fleet).toMatchObject({
      releaseId: 'r1',
      manifest: 'm-r1',
      minSize: 2,
      maxSize: 4,
      desired: 2,
      failure: null,
    });
    expect(new Set(fleet.instances.map((one) => one.zone)).size).toBe(2);
    const targets = await aws.traffic.targets(edge.outputs['BlueTargetGroupArn']!);
    expect(targets.map((one) => one.id).sort()).toEqual(fleet.instances.map((one) => one.id).sort());
    await aws.fleets.pin(fleet.name!, 3, Date.now() + 3_600_000, 2);
    expect(await fleetOf(stack)).toMatchObject({ minSize: 3, maxSize: 4 });
  });

  it('CFN-12: a fleet’s capacity is changed in place, and what would replace anything is refused', async () => {
    const wish = await fleetWish(network, edge, 'r1');
    const sized = { ...wish, parameters: { ...wish.parameters, MaxSize: '5' } };
    expect(await aws.stacks.apply(sized, 'r1-size', { replaces: 'refused' })).toBe('started');
    const stack = await resting(NAMES.fleet);
    expect(stack).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(await fleetOf(stack)).toMatchObject({ maxSize: 5 });
    // A group's name cannot be changed: it would be another group.
    const named = sized.template.replace(
      /AWS::AutoScaling::AutoScalingGroup\n(?:.*\n)*? +Properties:\n/,
      '$&      AutoScalingGroupName: another\n',
    );
    await expect(
      aws.stacks.apply({ ...sized, template: named }, 'r1-name', { replaces: 'refused' }),
    ).rejects.toMatchObject({
      problem: {
        code: 'TSD3205',
        message: expect.stringContaining('Group (AWS::AutoScaling::AutoScalingGroup)'),
      },
    });
    expect(await aws.stacks.describe(NAMES.fleet)).toMatchObject({ status: 'UPDATE_COMPLETE' });
  });

  it('a fleet is removed, and removing it again does no harm', async () => {
    await aws.stacks.remove(NAMES.fleet, 'r1-remove');
    expect((await resting(NAMES.fleet)).state).toBe('absent');
    await aws.stacks.remove(NAMES.fleet, 'r1-remove-again');
  });

  it('ASG-03, CFN-23: a fleet for which no zone has capacity is rolled back, and its cause is Auto Scaling’s message', async () => {
    const release = scaling.faults.inject({ name: 'no-capacity', zones: 'all' });
    await aws.stacks.apply(await fleetWish(network, edge, 'r2'), 'r2-fleet');
    const message = expect.stringContaining('We currently do not have sufficient c7i.xlarge capacity');
    expect(await seen((fleet) => fleet.failure !== null)).toMatchObject({ failure: message });
    const dead = await resting(NAMES.fleet);
    expect(dead).toMatchObject({ state: 'dead', status: 'ROLLBACK_COMPLETE', cause: message });
    release();
  });

  it('CFN-31: a wish that CloudFormation refuses names what is wrong with which resource', async () => {
    await aws.stacks.remove(NAMES.fleet, 'r2-remove');
    await resting(NAMES.fleet);
    const wish = await fleetWish(network, edge, 'r3');
    const broken = {
      ...wish,
      template: wish.template.replace('MinSize: !Ref MinSize', 'MinSise: !Ref MinSize'),
    };
    await expect(aws.stacks.apply(broken, 'r3')).rejects.toMatchObject({
      problem: { code: 'TSD3202', message: expect.stringContaining('The property {/MinSize} is required') },
    });
    expect((await aws.stacks.describe(NAMES.fleet)).state).toBe('absent');
  });
});

/** The fleet of this stack, the only one there is. */
const fleetOf = async (blue: StackView): Promise<FleetView> =>
  (await aws.fleets.observe({ blue, green: { ...blue, id: null, outputs: {} } })).blue;

/** Looks at the fleet until it is as wished. */
async function seen(wished: (fleet: FleetView) => boolean): Promise<FleetView> {
  for (;;) {
    const fleet = await fleetOf(await aws.stacks.describe(NAMES.fleet));
    if (wished(fleet)) return fleet;
    await clock.sleep(POLL_MS);
  }
}
