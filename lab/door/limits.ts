/** The request limits of an AWS account. */

/** One limit. `operation` may end with `*`: all operations with this prefix then share one bucket. */
export interface Limit {
  readonly service: string;
  readonly operation: string;
  /** Tokens when full. */
  readonly burst: number;
  readonly perSecond: number;
  /** Absent: the limit is for all callers together. */
  readonly accessKey?: string;
}

/**
 * The limits for which AWS publishes figures. A quota of N a second is a bucket of N tokens. Other calls are
 * not limited.
 */
export const AWS_LIMITS: readonly Limit[] = [
  // "Request throttling for the ELB API", Elastic Load Balancing user guide.
  { service: 'elasticloadbalancing', operation: 'Describe*', burst: 40, perSecond: 10 },
  // "CloudWatch service quotas", CloudWatch user guide (CW-07).
  { service: 'monitoring', operation: 'DescribeAlarms', burst: 9, perSecond: 9 },
  { service: 'monitoring', operation: 'GetMetricData', burst: 50, perSecond: 50 },
  { service: 'monitoring', operation: 'PutMetricAlarm', burst: 3, perSecond: 3 },
];

/** Whether a limit applies to a call. */
export const isLimited = (
  { service, operation, accessKey }: Limit,
  call: { service: string; operation: string; accessKey: string },
) =>
  service === call.service &&
  (accessKey ?? call.accessKey) === call.accessKey &&
  (operation.endsWith('*')
    ? call.operation.startsWith(operation.slice(0, -1))
    : operation === call.operation);
