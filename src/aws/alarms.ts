import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { Failure } from '../core/errors.ts';
import type { AlarmView } from '../core/observation.ts';
import type { Alarms } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';

/** Reads CloudWatch alarms by name. */
export function alarms(clients: Pick<Clients, 'cloudWatch'>, calls: Calls): Alarms {
  return {
    async read(names) {
      const found = new Map<string, AlarmAnswer>();
      try {
        for (let start = 0; start < names.length; start += AT_ONCE) {
          const client = await clients.cloudWatch();
          const batch = names.slice(start, start + AT_ONCE);
          for (const alarm of await calls.repeat('alarms', () => describe(client, batch)))
            found.set(alarm.AlarmName ?? '', alarm);
        }
      } catch (error) {
        // An unreadable alarm must not fail the whole observation: a rollback needs the rest of it.
        if (!(error instanceof Failure)) throw error;
        return names.map((name) => ({ name, state: 'unreadable', reason: error.message }));
      }
      return names.map((name) => viewOf(name, found.get(name)));
    },
  };
}

/** The most names that DescribeAlarms takes in one call. */
const AT_ONCE = 100;

interface AlarmAnswer {
  readonly AlarmName?: string | undefined;
  readonly StateValue?: string | undefined;
  readonly StateReason?: string | undefined;
}

/** Names both types, since CloudWatch leaves composite alarms out by default. */
async function describe(client: CloudWatch, names: readonly string[]): Promise<readonly AlarmAnswer[]> {
  const answer = await client.describeAlarms({
    AlarmNames: [...names],
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    MaxRecords: AT_ONCE,
  });
  return [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])];
}

/** Reads a state that AWS may add later as INSUFFICIENT_DATA, since it does not show that the alarm is quiet. */
function viewOf(name: string, alarm: AlarmAnswer | undefined): AlarmView {
  if (alarm === undefined) return { name, state: 'missing', reason: '' };
  const { StateValue: value, StateReason: reason } = alarm;
  return {
    name,
    state: value === 'OK' || value === 'ALARM' ? value : 'INSUFFICIENT_DATA',
    reason: reason ?? '',
  };
}
