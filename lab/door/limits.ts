/** A token bucket of the account's: `operation` ends with `*` for all that begin so, which share it. */
export interface Limit {
  readonly service: string;
  readonly operation: string;
  /** Tokens when full. */
  readonly burst: number;
  readonly perSecond: number;
  /** Absent: the account's, whoever calls. */
  readonly accessKey?: string;
}

/** Only what AWS publishes a figure for; a quota of N a second is a bucket of N. Every other call is unlimited here. */
export const AWS_LIMITS: readonly Limit[] = [
  // "Request throttling for the ELB API", Elastic Load Balancing user guide.
  { service: 'elasticloadbalancing', operation: 'Describe*', burst: 40, perSecond: 10 },
  // "CloudWatch service quotas", CloudWatch user guide (CW-07).
  { service: 'monitoring', operation: 'DescribeAlarms', burst: 9, perSecond: 9 },
  { service: 'monitoring', operation: 'GetMetricData', burst: 50, perSecond: 50 },
  { service: 'monitoring', operation: 'PutMetricAlarm', burst: 3, perSecond: 3 },
];

export const isLimited = (
  { service, operation, accessKey }: Limit,
  call: { service: string; operation: string; accessKey: string },
) =>
  service === call.service &&
  (accessKey ?? call.accessKey) === call.accessKey &&
  (operation.endsWith('*')
    ? call.operation.startsWith(operation.slice(0, -1))
    : operation === call.operation);
