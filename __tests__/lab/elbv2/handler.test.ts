import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '../../../proofs/kit/until.ts';
import { BalancedFleet } from '../load-balancer/balanced-fleet.ts';

jest.setTimeout(30_000);

/** What moto accepts and AWS refuses, through the real SDK, door and moto. */
let fleet: BalancedFleet;
beforeAll(async () => {
  fleet = await BalancedFleet.start(8131);
  await fleet.createRule(1, 0);
}, 60_000);
afterAll(() => fleet.close());

const forward = (weights: Record<string, number | undefined>) => [
  {
    Type: 'forward' as const,
    ForwardConfig: {
      TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
    },
  },
];

const rule = (Priority: number, Actions = forward({ [fleet.groups.blue]: 1 })) =>
  fleet.elb.send(
    new CreateRuleCommand({
      ListenerArn: fleet.edge.listenerArn,
      Priority,
      Conditions: [{ Field: 'path-pattern', Values: ['/x'] }],
      Actions,
    }),
  );

describe('ELB-04: weights', () => {
  const message = 'The weight for each target group must be between 0 and 999, inclusive';

  it.each([1000, -1])('%i is refused', async (weight) => {
    await expect(fleet.weights(1, weight)).rejects.toMatchObject({ name: 'ValidationError', message });
  });

  it('a missing one is refused with two groups, and right with one', async () => {
    const both = forward({ [fleet.groups.blue]: 1, [fleet.groups.green]: undefined });
    await expect(rule(7, both)).rejects.toMatchObject({ name: 'ValidationError', message });
    const alone = await rule(7, forward({ [fleet.groups.blue]: undefined }));
    await fleet.elb.send(new DeleteRuleCommand({ RuleArn: alone.Rules?.[0]?.RuleArn }));
  });

  it('0 to 999 are right; ELB-06: so is 0 for all', async () => {
    await expect(fleet.weights(0, 999)).resolves.toBeUndefined();
    await expect(fleet.weights(0, 0)).resolves.toBeUndefined();
  });
});

describe('ELB-07', () => {
  it('ModifyRule leaves what is not given', async () => {
    await fleet.weights(30, 70);
    const { Rules } = await fleet.elb.send(new DescribeRulesCommand({ RuleArns: [fleet.ruleArn] }));
    expect(Rules?.[0]?.Priority).toBe('100');
    expect(Rules?.[0]?.Conditions?.[0]?.Field).toBe('path-pattern');
  });
});

describe('ELB-08: refusals in AWS’s words', () => {
  it('PriorityInUse', async () => {
    await expect(rule(100)).rejects.toMatchObject({
      name: 'PriorityInUseException',
      message: "Priority '100' is currently in use",
    });
    const other = (await rule(8)).Rules?.[0]?.RuleArn;
    const move = (RuleArn: string | undefined, Priority: number) =>
      fleet.elb.send(new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn, Priority }] }));
    await expect(move(other, 100)).rejects.toMatchObject({ message: "Priority '100' is currently in use" });
    await move(other, 9);
    await fleet.elb.send(new DeleteRuleCommand({ RuleArn: other }));
  });

  it('a default rule cannot be deleted, an unknown one is not found', async () => {
    const { Rules } = await fleet.elb.send(new DescribeRulesCommand({ ListenerArn: fleet.edge.listenerArn }));
    const last = Rules?.find(({ IsDefault }) => IsDefault === true)?.RuleArn ?? '';
    await expect(fleet.elb.send(new DeleteRuleCommand({ RuleArn: last }))).rejects.toMatchObject({
      name: 'OperationNotPermittedException',
      message: `Default rule '${last}' cannot be deleted`,
    });
    await expect(fleet.elb.send(new DeleteRuleCommand({ RuleArn: `${last}0` }))).rejects.toMatchObject({
      name: 'RuleNotFoundException',
    });
  });

  it('TargetGroupNotFound', async () => {
    const TargetGroupArn = `${fleet.groups.blue}0`;
    await expect(fleet.elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).rejects.toMatchObject({
      name: 'TargetGroupNotFoundException',
      message: 'One or more target groups not found',
    });
  });

  it('a target group of the same name and settings is the existing one; of other settings a duplicate', async () => {
    expect(await fleet.group('blue')).toBe(fleet.groups.blue);
    await expect(fleet.group('blue', 30)).rejects.toMatchObject({
      name: 'DuplicateTargetGroupNameException',
      message: "A target group with the same name 'blue' exists, but with different settings",
    });
  });

  it('a target group belongs to one load balancer', async () => {
    const second = await fleet.elb.send(
      new CreateLoadBalancerCommand({ Name: 'second', Subnets: [...fleet.edge.subnets], Scheme: 'internal' }),
    );
    const create = new CreateListenerCommand({
      LoadBalancerArn: second.LoadBalancers?.[0]?.LoadBalancerArn,
      Port: 8132,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: fleet.groups.green }],
    });
    await expect(fleet.elb.send(create)).rejects.toMatchObject({
      name: 'TargetGroupAssociationLimitException',
      message: `The following target groups cannot be associated with more than one load balancer: ${fleet.groups.green}`,
    });
  });
});

describe('ELB-09: a target group in use', () => {
  it('cannot be deleted, not even after its rule while nodes still use it', async () => {
    const arn = await fleet.group('preview');
    const remove = () => fleet.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: arn }));
    const made = await rule(50, forward({ [arn]: 1 }));
    const inUse = {
      name: 'ResourceInUseException',
      message: `Target group '${arn}' is currently in use by a listener or a rule`,
    };
    await expect(remove()).rejects.toMatchObject(inUse);
    await until(
      () => fleet.balancing.nodeWeights(arn).join(),
      (weights) => weights === '1,1,1',
    );
    const thaw = fleet.freezeNodes();
    await fleet.elb.send(new DeleteRuleCommand({ RuleArn: made.Rules?.[0]?.RuleArn }));
    await expect(remove()).rejects.toMatchObject(inUse);
    thaw();
    await until(
      () => fleet.balancing.nodeWeights(arn).join(),
      (weights) => weights === ',,',
    );
    await remove();
  });
});

describe('what the lab’s load balancer does not do is refused, not dropped', () => {
  it('transforms', async () => {
    const modify = new ModifyRuleCommand({
      RuleArn: fleet.ruleArn,
      Transforms: [{ Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: 'a', Replace: 'b' }] } }],
    });
    await expect(fleet.elb.send(modify)).rejects.toThrow('This lab does not do rule transforms');
  });

  it('conditions with regular expressions', async () => {
    const modify = new ModifyRuleCommand({
      RuleArn: fleet.ruleArn,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: undefined, RegexValues: ['^/a'] } }],
    });
    await expect(fleet.elb.send(modify)).rejects.toThrow('RegexValues');
  });

  it.each([
    ['stickiness.enabled', 'true'],
    ['slow_start.duration_seconds', '30'],
    ['load_balancing.algorithm.type', 'weighted_random'],
  ])('target group attribute %s = %s', async (Key, Value) => {
    const modify = new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: fleet.groups.blue,
      Attributes: [{ Key, Value }],
    });
    await expect(fleet.elb.send(modify)).rejects.toThrow(`target groups with ${Key} = ${Value}`);
  });

  it('other listeners, load balancers and target groups', async () => {
    const tls = new CreateListenerCommand({
      LoadBalancerArn: fleet.edge.balancerArn,
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: forward({ [fleet.groups.blue]: 1 }),
    });
    await expect(fleet.elb.send(tls)).rejects.toThrow('listeners with protocol HTTPS');
    const network = new CreateLoadBalancerCommand({
      Name: 'n',
      Type: 'network',
      Subnets: [...fleet.edge.subnets],
    });
    await expect(fleet.elb.send(network)).rejects.toThrow('load balancers of type network');
    const ip = new CreateTargetGroupCommand({ Name: 'i', TargetType: 'ip', Protocol: 'HTTP', Port: 80 });
    await expect(fleet.elb.send(ip)).rejects.toThrow('target groups of type ip');
    const login = [{ Type: 'authenticate-oidc' as const }];
    await expect(
      fleet.elb.send(new ModifyRuleCommand({ RuleArn: fleet.ruleArn, Actions: login })),
    ).rejects.toThrow('listener actions of type authenticate-oidc');
  });
});
