import type { Counts, ResponseSeconds, Tally } from './accounting.ts';
import type { TargetGroup } from '../configuration.ts';

/** Makes CloudWatch's metrics of load balancers and target groups from the request counts. */

/** One value for CloudWatch, namespace AWS/ApplicationELB. */
interface Datum {
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly unit: 'Count' | 'Seconds';
}

/** Targets of a group by state, over the whole group. */
export interface HostCounts {
  readonly healthy: number;
  readonly unhealthy: number;
}

const NOTHING: Tally = {
  requests: 0,
  routed: 0,
  target: {},
  balancer: {},
  lastRequestAt: null,
  lastFailureAt: null,
};

/** The most response times that are published for one minute; they suffice for its percentiles. */
const MOST_RESPONSE_TIMES = 40;

/**
 * The metrics of one minute (CW-06). HTTPCode_* and TargetResponseTime exist only if there is something to count:
 * without a 5XX the metric is missing, not 0.
 * @param before counts a minute ago @param now counts now
 */
export const minuteOf = (
  groups: readonly TargetGroup[],
  before: Counts,
  now: Counts,
  times: ResponseSeconds,
  hosts: (groupArn: string) => HostCounts,
): readonly Datum[] => [
  ...Object.keys(now.balancers).flatMap((name) =>
    traffic({ LoadBalancer: name }, before.balancers[name], now.balancers[name]),
  ),
  ...groups.flatMap((group) => {
    if (group.balancerName === null) return [];
    const dimensions = { LoadBalancer: group.balancerName, TargetGroup: group.name };
    const host = hosts(group.arn);
    return [
      ...traffic(dimensions, before.groups[group.arn], now.groups[group.arn]),
      ...perTarget(group, before, now, host),
      ...responseTimes(dimensions, times[group.arn] ?? []),
      count('HealthyHostCount', dimensions, host.healthy),
      count('UnHealthyHostCount', dimensions, host.unhealthy),
    ];
  }),
];

type Dimensions = Readonly<Record<string, string>>;

const count = (metric: string, dimensions: Dimensions, value: number): Datum => ({
  metric,
  dimensions,
  value,
  unit: 'Count',
});

const traffic = (dimensions: Dimensions, before: Tally = NOTHING, now: Tally = NOTHING): readonly Datum[] => {
  const byTarget = Object.entries(now.target).map(
    ([kind, total]) => [`HTTPCode_Target_${kind}_Count`, total - (before.target[kind] ?? 0)] as const,
  );
  const counts = [
    ['RequestCount', now.routed - before.routed] as const,
    ...byTarget,
    ['HTTPCode_ELB_4XX_Count', ownAnswers(now, '4') - ownAnswers(before, '4')] as const,
    ['HTTPCode_ELB_5XX_Count', ownAnswers(now, '5') - ownAnswers(before, '5')] as const,
  ];
  return counts.filter(([, value]) => value > 0).map(([metric, value]) => count(metric, dimensions, value));
};

const ownAnswers = (tally: Tally, first: string): number =>
  Object.entries(tally.balancer)
    .filter(([status]) => status.startsWith(first))
    .reduce((sum, [, total]) => sum + total, 0);

/** Requests for each healthy target: an average, although its statistic is Sum. */
const perTarget = (group: TargetGroup, before: Counts, now: Counts, hosts: HostCounts): readonly Datum[] => {
  const routed = (now.groups[group.arn]?.routed ?? 0) - (before.groups[group.arn]?.routed ?? 0);
  return routed > 0 && hosts.healthy > 0
    ? [count('RequestCountPerTarget', { TargetGroup: group.name }, routed / hosts.healthy)]
    : [];
};

/** A sample of the response times, evenly spread over the sorted list, which keeps average and percentiles. */
const responseTimes = (dimensions: Dimensions, seconds: readonly number[]): readonly Datum[] => {
  const sorted = seconds.toSorted((a, b) => a - b);
  const kept = Math.min(MOST_RESPONSE_TIMES, sorted.length);
  return Array.from({ length: kept }, (_, index) => ({
    metric: 'TargetResponseTime',
    dimensions,
    value: sorted[Math.floor(((index + 0.5) * sorted.length) / kept)] ?? 0,
    unit: 'Seconds',
  }));
};
