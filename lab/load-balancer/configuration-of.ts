import type {
  Action as ApiAction,
  Rule as ApiRule,
  RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  balancersUsing,
  type BalancerRecord,
  type GroupRecord,
  type ListenerRecord,
  type Records,
} from '../elbv2/records.ts';
import { serves, type GroupUse } from '../elbv2/target-health.ts';
import { targetKey, type RegisteredTarget } from '../elbv2/target-registry.ts';
import { bindPort } from './address-book.ts';
import type {
  Action,
  Balancer,
  BalancerListener,
  Condition,
  Configuration,
  Rule,
  Target,
  TargetGroup,
} from './configuration.ts';

/** Makes the process's configuration from the API's records and the registered targets. */
export const configurationOf = (
  version: number,
  records: Records,
  targets: readonly RegisteredTarget[],
  addressOf: (balancerArn: string) => string,
  scale: number,
): Configuration => ({
  version,
  balancers: records.balancers.map((record) => balancerOf(record, addressOf(record.arn))),
  groups: records.groups.map((record) => groupOf(record, records, targets, scale)),
});

/** Whether any listener's rules use a target group, and the zones of those load balancers. */
export const groupUse = (records: Records, groupArn: string): GroupUse => {
  const users = balancersUsing(records, groupArn);
  const zones = users.flatMap(({ balancer }) => balancer.AvailabilityZones ?? []);
  return { used: users.length > 0, zones: zones.map(({ ZoneName = '' }) => ZoneName) };
};

/** The CloudWatch dimension of an ARN (CW-06): `app/NAME/ID` or `targetgroup/NAME/ID`. */
const dimension = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1).replace(/^loadbalancer\//, '');

const balancerOf = (record: BalancerRecord, address: string): Balancer => ({
  arn: record.arn,
  name: dimension(record.arn),
  dnsName: record.balancer.DNSName ?? '',
  address,
  // Not scaled, because it limits the work of real processes.
  idleTimeoutMs: Number(record.attributes['idle_timeout.timeout_seconds'] ?? 60) * 1000,
  listeners: record.listeners.filter(({ listener }) => listener.Protocol === 'HTTP').map(listenerOf),
});

const listenerOf = ({ arn, listener, rules }: ListenerRecord): BalancerListener => {
  const port = listener.Port ?? 0;
  const own = rules.filter((rule) => rule.IsDefault !== true);
  const sorted = own.toSorted((a, b) => Number(a.Priority) - Number(b.Priority)).map(ruleOf);
  const last: Rule = {
    arn: `${arn} default`,
    conditions: [],
    action: actionOf(listener.DefaultActions ?? []),
  };
  return { arn, port, bindPort: bindPort(port), rules: [...sorted, last] };
};

const ruleOf = (rule: ApiRule): Rule => ({
  arn: rule.RuleArn ?? '',
  conditions: (rule.Conditions ?? []).map(conditionOf),
  action: actionOf(rule.Actions ?? []),
});

const conditionOf = (condition: RuleCondition): Condition => {
  const plain = condition.Values ?? [];
  switch (condition.Field) {
    case 'host-header':
      return { field: 'host-header', values: condition.HostHeaderConfig?.Values ?? plain };
    case 'path-pattern':
      return { field: 'path-pattern', values: condition.PathPatternConfig?.Values ?? plain };
    case 'http-request-method':
      return { field: 'http-request-method', values: condition.HttpRequestMethodConfig?.Values ?? plain };
    case 'http-header':
      return {
        field: 'http-header',
        name: condition.HttpHeaderConfig?.HttpHeaderName ?? '',
        values: condition.HttpHeaderConfig?.Values ?? [],
      };
    case 'query-string':
      return {
        field: 'query-string',
        pairs: (condition.QueryStringConfig?.Values ?? []).map(({ Key, Value = '' }) => ({
          key: Key ?? null,
          value: Value,
        })),
      };
    case 'source-ip':
      return { field: 'source-ip', cidrs: condition.SourceIpConfig?.Values ?? [] };
    default:
      throw new Error(`the load balancer knows no condition ${condition.Field}`);
  }
};

/** The last action of a rule. Actions before it (authentication) are refused at the door. */
const actionOf = (actions: readonly ApiAction[]): Action => {
  const action = actions.at(-1);
  switch (action?.Type) {
    case 'forward':
      return forwardOf(action);
    case 'fixed-response':
      return {
        kind: 'fixed',
        status: Number(action.FixedResponseConfig?.StatusCode ?? 200),
        contentType: action.FixedResponseConfig?.ContentType ?? 'text/plain',
        body: action.FixedResponseConfig?.MessageBody ?? '',
      };
    case 'redirect':
      return {
        kind: 'redirect',
        status: action.RedirectConfig?.StatusCode === 'HTTP_301' ? 301 : 302,
        protocol: action.RedirectConfig?.Protocol ?? '#{protocol}',
        host: action.RedirectConfig?.Host ?? '#{host}',
        port: action.RedirectConfig?.Port ?? '#{port}',
        path: action.RedirectConfig?.Path ?? '/#{path}',
        query: action.RedirectConfig?.Query ?? '#{query}',
      };
    default:
      throw new Error(`the load balancer knows no action ${action?.Type}`);
  }
};

const forwardOf = ({ TargetGroupArn, ForwardConfig }: ApiAction): Action => {
  const sticky = ForwardConfig?.TargetGroupStickinessConfig;
  const groups = ForwardConfig?.TargetGroups ?? [{ TargetGroupArn, Weight: 1 }];
  return {
    kind: 'forward',
    stickySeconds: sticky?.Enabled === true ? (sticky.DurationSeconds ?? 1) : null,
    groups: groups.map(({ TargetGroupArn: arn = '', Weight: weight = 1 }) => ({ arn, weight })),
  };
};

/** The shortest real check interval, whatever the scale, because each node connects to each target. */
const SHORTEST_CHECK_MS = 100;

const groupOf = (
  { arn, group, attributes }: GroupRecord,
  records: Records,
  targets: readonly RegisteredTarget[],
  scale: number,
): TargetGroup => {
  const use = groupUse(records, arn);
  const user = balancersUsing(records, arn)[0];
  const checkPort = Number(group.HealthCheckPort);
  return {
    arn,
    name: dimension(arn),
    balancerName: user === undefined ? null : dimension(user.arn),
    algorithm:
      attributes['load_balancing.algorithm.type'] === 'least_outstanding_requests'
        ? 'least_outstanding_requests'
        : 'round_robin',
    minimumHealthy: {
      count: setting(
        attributes['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count'],
        1,
      ),
      percentage: setting(
        attributes['target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage'],
        0,
      ),
    },
    check: {
      path: group.HealthCheckPath ?? '/',
      intervalMs: Math.max((group.HealthCheckIntervalSeconds ?? 30) * 1000 * scale, SHORTEST_CHECK_MS),
      // Not scaled, like the idle timeout.
      timeoutMs: (group.HealthCheckTimeoutSeconds ?? 5) * 1000,
      healthyThreshold: group.HealthyThresholdCount ?? 5,
      unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
      matcher: group.Matcher?.HttpCode ?? '200',
    },
    // The check port is a number or `traffic-port`.
    targets: targets
      .filter((target) => target.group === arn)
      .map((target) => targetOf(target, use, Number.isNaN(checkPort) ? target.port : checkPort)),
  };
};

/** Reads a number; `off` and a missing value mean the default. */
const setting = (value: string | undefined, usual: number): number =>
  value === undefined || value === 'off' ? usual : Number(value);

const targetOf = (target: RegisteredTarget, use: GroupUse, checkPort: number): Target => ({
  key: targetKey(target),
  address: target.address,
  port: target.port,
  checkPort,
  role: serves(target, use) ? 'serving' : target.life === 'draining' ? 'draining' : 'idle',
});
