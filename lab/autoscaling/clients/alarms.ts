import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type MetricAlarm,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { LabClient } from '../../door/lab-client.ts';
import type { Watch } from './ports.ts';

/** A CloudWatch client that calls the lab's door. */
export function watch(client: LabClient): Watch {
  const api = new CloudWatchClient(client);
  return {
    async put(alarm) {
      await api.send(new PutMetricAlarmCommand(alarm as unknown as PutMetricAlarmCommandInput));
      const [made] = await described(api, [String(alarm['AlarmName'])]);
      return made?.AlarmArn ?? '';
    },
    async remove(names) {
      // CloudWatch deletes nothing if one of the alarms does not exist.
      const left = (await described(api, names)).map(({ AlarmName = '' }) => AlarmName);
      if (left.length > 0) await api.send(new DeleteAlarmsCommand({ AlarmNames: left }));
    },
    async states(names) {
      const alarms = await described(api, names);
      return new Map(alarms.map(({ AlarmName = '', StateValue = '' }) => [AlarmName, StateValue]));
    },
  };
}

async function described(api: CloudWatchClient, names: readonly string[]): Promise<readonly MetricAlarm[]> {
  if (names.length === 0) return [];
  const answer = await api.send(new DescribeAlarmsCommand({ AlarmNames: [...names], MaxRecords: 100 }));
  return answer.MetricAlarms ?? [];
}
