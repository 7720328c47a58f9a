import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EC2 } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ApiError } from '../../../lab/ports.ts';
import { traffic } from '../../../src/aws/load-balancing/traffic.ts';
import type { PerColour } from '../../../src/core/colour.ts';
import type { Traffic, WriteResult } from '../../../src/ports.ts';
import { cloudOverDoor, REGION, type CloudOverDoor } from '../cloud-over-door.ts';
import { script, type Script } from '../script.ts';

let lab: CloudOverDoor;
let elb: ElasticLoadBalancingV2;
let routes: Traffic;
let loadBalancerArn: string;
let groups: PerColour<string>;
let listenerArn: string;
let port = 80;
let now = 1_000_000;
const balancing: Script = script();

beforeAll(async () => {
  lab = await cloudOverDoor();
  lab.door.handle('elasticloadbalancing', balancing.handler);
  elb = await lab.clients.loadBalancing();
  routes = traffic(lab.clients, lab.calls, { now: () => now });
  const ec2 = new EC2({ region: REGION });
  const { Subnets } = await ec2.describeSubnets();
  const { LoadBalancers } = await elb.createLoadBalancer({
    Name: 'lb',
    Subnets: Subnets!.slice(0, 2).map((s) => s.SubnetId!),
  });
  loadBalancerArn = LoadBalancers![0]!.LoadBalancerArn!;
  const group = async (Name: string): Promise<string> => {
    const made = await elb.createTargetGroup({
      Name,
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: Subnets![0]!.VpcId!,
    });
    return made.TargetGroups![0]!.TargetGroupArn!;
  };
  groups = { blue: await group('blue'), green: await group('green') };
});
afterAll(() => lab.close());

/** Each test has a listener of its own. */
beforeEach(async () => {
  balancing.write({});
  port += 1;
  now += 60_000;
  const { Listeners } = await elb.createListener({
    LoadBalancerArn: loadBalancerArn,
    Protocol: 'HTTP',
    Port: port,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
  });
  listenerArn = Listeners![0]!.ListenerArn!;
});

it('there is no rule on a listener that is gone', async () => {
  await elb.deleteListener({ ListenerArn: listenerArn });
  expect(await routes.rule(listenerArn, groups)).toBeNull();
});

const create = (weights: PerColour<number>): Promise<WriteResult> =>
  routes.createRule(listenerArn, groups, weights, { 'torchserve-deploy:service': 'svc' });

describe('the production rule', () => {
  it('is not there at first, then is as it was made, tagged and last of all rules', async () => {
    expect(await routes.rule(listenerArn, groups)).toBeNull();
    await create({ blue: 0, green: 0 });
    const rule = await routes.rule(listenerArn, groups);
    expect(rule?.weights).toEqual({ blue: 0, green: 0 });
    const { Rules } = await elb.describeRules({ RuleArns: [rule!.arn] });
    expect(Rules?.[0]).toMatchObject({ Priority: '50000', Conditions: [{ Field: 'path-pattern' }] });
    const { TagDescriptions } = await elb.describeTags({ ResourceArns: [rule!.arn] });
    expect(TagDescriptions?.[0]?.Tags).toEqual([{ Key: 'torchserve-deploy:service', Value: 'svc' }]);
  });

  it('moves weights, both groups named all the time', async () => {
    await create({ blue: 100, green: 0 });
    const { arn } = (await routes.rule(listenerArn, groups))!;
    await routes.setWeights(arn, groups, { blue: 90, green: 10 });
    expect(await routes.rule(listenerArn, groups)).toEqual({ arn, weights: { blue: 90, green: 10 } });
  });

  it('ELB-08: takes the next priority when the last is in use', async () => {
    await elb.createRule({
      ListenerArn: listenerArn,
      Priority: 50_000,
      Conditions: [{ Field: 'path-pattern', Values: ['/mine'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    await create({ blue: 1, green: 0 });
    const { arn } = (await routes.rule(listenerArn, groups))!;
    const { Rules } = await elb.describeRules({ RuleArns: [arn] });
    expect(Rules?.[0]?.Priority).toBe('49999');
  });

  it('is found on the second page of rules', async () => {
    const page = (RuleArn: string, TargetGroupArn: string) => ({
      Rules: [{ RuleArn, Actions: [{ Type: 'forward', TargetGroupArn }] }],
    });
    balancing.write({
      DescribeRules: (call) =>
        call.params['Marker'] === 'more'
          ? page('arn:ours', groups.green)
          : { ...page('arn:other', 'arn:else'), NextMarker: 'more' },
    });
    expect(await routes.rule(listenerArn, groups)).toMatchObject({
      arn: 'arn:ours',
      weights: { blue: 0, green: 1 },
    });
  });
});

describe('a weight write', () => {
  it.each(['throttle', 'server-error', 'lost-answer'] as const)(
    'is never repeated by itself: %s',
    async (kind) => {
      await create({ blue: 100, green: 0 });
      const { arn } = (await routes.rule(listenerArn, groups))!;
      const before = lab.count('ModifyRule');
      lab.door.faults.add({ kind, service: 'elasticloadbalancing', operation: 'ModifyRule', count: 1 });
      await routes.setWeights(arn, groups, { blue: 50, green: 50 });
      expect(lab.count('ModifyRule') - before).toBe(1);
      const applied = kind === 'lost-answer';
      expect((await routes.rule(listenerArn, groups))?.weights).toEqual(
        applied ? { blue: 50, green: 50 } : { blue: 100, green: 0 },
      );
    },
  );

  it('to a rule that is gone is told', async () => {
    const gone = listenerArn.replace(':listener/', ':listener-rule/') + '/0123456789abcdef';
    await expect(routes.setWeights(gone, groups, { blue: 1, green: 0 })).rejects.toMatchObject({
      problem: { code: 'TSD3004' },
    });
  });
});

describe('removing the rule', () => {
  it('leaves none, and doing it again does no harm', async () => {
    await create({ blue: 100, green: 0 });
    const { arn } = (await routes.rule(listenerArn, groups))!;
    await routes.removeRule(arn);
    expect(await routes.rule(listenerArn, groups)).toBeNull();
    await routes.removeRule(arn);
  });

  it('is asked for once, whatever the answer', async () => {
    balancing.write({ DeleteRule: new ApiError('Throttling', 'Rate exceeded') });
    await routes.removeRule('arn:rule');
    expect(balancing.calls('DeleteRule')).toHaveLength(1);
  });

  it('ELB: a rule that is gone is fine, another refusal is told', async () => {
    balancing.write({ DeleteRule: new ApiError('RuleNotFound', 'One or more rules not found') });
    await routes.removeRule('arn:rule');
    balancing.write({ DeleteRule: new ApiError('OperationNotPermitted', 'Default rules cannot be deleted') });
    await expect(routes.removeRule('arn:rule')).rejects.toMatchObject({ problem: { code: 'TSD3004' } });
  });
});

describe('targets', () => {
  const health = (Id: string, TargetHealth: object) => ({ Target: { Id, Port: 8080 }, TargetHealth });

  it('ELB-01: have the load balancer’s state and words', async () => {
    balancing.write({
      DescribeTargetHealth: {
        TargetHealthDescriptions: [
          health('i-1', { State: 'healthy' }),
          health('i-2', {
            State: 'unhealthy',
            Reason: 'Target.ResponseCodeMismatch',
            Description: 'Health checks failed with these codes: [503]',
          }),
          health('i-3', { State: 'draining', Reason: 'Target.DeregistrationInProgress' }),
        ],
      },
    });
    expect(await routes.targets(groups.blue)).toEqual([
      { id: 'i-1', state: 'healthy', reason: null },
      {
        id: 'i-2',
        state: 'unhealthy',
        reason: 'Target.ResponseCodeMismatch: Health checks failed with these codes: [503]',
      },
      { id: 'i-3', state: 'draining', reason: 'Target.DeregistrationInProgress' },
    ]);
  });

  it('are asked for each time, unless an answer of some age will do', async () => {
    const state = (State: string) => ({ TargetHealthDescriptions: [health('i-9', { State })] });
    balancing.write({ DescribeTargetHealth: [state('initial'), state('healthy'), state('unhealthy')] });
    const seen = async (maxAgeMs?: number) =>
      (await routes.targets(groups.green, maxAgeMs === undefined ? {} : { maxAgeMs }))[0]?.state;
    expect(await seen(5_000)).toBe('initial');
    expect(await seen()).toBe('healthy');
    now += 4_999;
    expect(await seen(5_000)).toBe('healthy');
    now += 1;
    expect(await seen(5_000)).toBe('unhealthy');
  });

  it('of one group are not taken for another’s', async () => {
    balancing.write({
      DescribeTargetHealth: (call) => ({
        TargetHealthDescriptions: [health(String(call.params['TargetGroupArn']), { State: 'healthy' })],
      }),
    });
    const age = { maxAgeMs: 5_000 };
    expect(await routes.targets(groups.blue, age)).toMatchObject([{ id: groups.blue }]);
    expect(await routes.targets(groups.green, age)).toMatchObject([{ id: groups.green }]);
  });
});
