import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
  type LoadBalancer,
  type Rule,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** All load balancer records that moto keeps, in the API's shapes. The lab keeps the targets itself. */
export interface Records {
  readonly balancers: readonly BalancerRecord[];
  readonly groups: readonly GroupRecord[];
}

type Attributes = Readonly<Record<string, string>>;

export interface BalancerRecord {
  readonly arn: string;
  readonly balancer: LoadBalancer;
  readonly attributes: Attributes;
  readonly listeners: readonly ListenerRecord[];
}

export interface ListenerRecord {
  readonly arn: string;
  readonly listener: Listener;
  /** The default rule included, in no order. */
  readonly rules: readonly Rule[];
}

export interface GroupRecord {
  readonly arn: string;
  readonly group: TargetGroup;
  readonly attributes: Attributes;
}

export const NO_RECORDS: Records = { balancers: [], groups: [] };

/** Reads the records at the door. @throws if something is deleted meanwhile; the deletion starts another reading */
export const readRecords = async (api: ElasticLoadBalancingV2Client): Promise<Records> => {
  const [balancers, groups] = await Promise.all([
    api.send(new DescribeLoadBalancersCommand({})),
    api.send(new DescribeTargetGroupsCommand({})),
  ]);
  return {
    balancers: await Promise.all(
      (balancers.LoadBalancers ?? []).map((balancer) => balancerRecord(api, balancer)),
    ),
    groups: await Promise.all((groups.TargetGroups ?? []).map((group) => groupRecord(api, group))),
  };
};

const balancerRecord = async (
  api: ElasticLoadBalancingV2Client,
  balancer: LoadBalancer,
): Promise<BalancerRecord> => {
  const arn = balancer.LoadBalancerArn ?? '';
  const [attributes, listeners] = await Promise.all([
    api.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn })),
    api.send(new DescribeListenersCommand({ LoadBalancerArn: arn })),
  ]);
  return {
    arn,
    balancer,
    attributes: byKey(attributes.Attributes),
    listeners: await Promise.all(
      (listeners.Listeners ?? []).map((listener) => listenerRecord(api, listener)),
    ),
  };
};

const listenerRecord = async (
  api: ElasticLoadBalancingV2Client,
  listener: Listener,
): Promise<ListenerRecord> => {
  const arn = listener.ListenerArn ?? '';
  const rules: Rule[] = [];
  let Marker: string | undefined;
  do {
    const page = await api.send(
      new DescribeRulesCommand({ ListenerArn: arn, ...(Marker === undefined ? {} : { Marker }) }),
    );
    rules.push(...(page.Rules ?? []));
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return { arn, listener, rules };
};

const groupRecord = async (api: ElasticLoadBalancingV2Client, group: TargetGroup): Promise<GroupRecord> => {
  const arn = group.TargetGroupArn ?? '';
  const { Attributes } = await api.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }));
  return { arn, group, attributes: byKey(Attributes) };
};

const byKey = (
  attributes: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Attributes => Object.fromEntries(attributes.map(({ Key = '', Value = '' }) => [Key, Value]));

/** Seconds; AWS's default is 300. */
export const deregistrationDelay = (attributes: Attributes): number =>
  Number(attributes['deregistration_delay.timeout_seconds'] ?? 300);

/** Target groups that a rule's actions name. */
export const groupsNamed = (rule: Rule): readonly string[] =>
  (rule.Actions ?? []).flatMap((action) => [
    ...(action.TargetGroupArn === undefined ? [] : [action.TargetGroupArn]),
    ...(action.ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []),
  ]);

/** Load balancers with a rule that names the group. */
export const balancersUsing = (records: Records, groupArn: string): readonly BalancerRecord[] =>
  records.balancers.filter(({ listeners }) =>
    listeners.some(({ rules }) => rules.some((rule) => groupsNamed(rule).includes(groupArn))),
  );
