import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type CloudWatchClientConfig,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';

/** A CloudWatch alarm that no metric feeds: its state is the one that was set last. */
export interface ManualAlarm {
  create(): Promise<unknown>;
  set(state: StateValue): Promise<unknown>;
}

export function manualAlarm(access: CloudWatchClientConfig, AlarmName: string): ManualAlarm {
  const client = new CloudWatchClient(access);
  return {
    create: () =>
      client.send(
        new PutMetricAlarmCommand({
          AlarmName,
          Namespace: 'Own/Service',
          MetricName: 'Latency',
          Statistic: 'Average',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'ignore',
        }),
      ),
    set: (StateValue) =>
      client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'set by hand' })),
  };
}
