import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';

/** Instance id → zone. Asked of Auto Scaling for ids not met before: a zone never changes. */
export type InstanceZones = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Ids that DescribeAutoScalingInstances takes at once. */
const AT_ONCE = 50;

/** The load balancer does not say in which zone an instance target is. */
export function instanceZones(clients: Pick<Clients, 'autoScaling'>, calls: Calls): InstanceZones {
  const known = new Map<string, string>();
  return async (ids) => {
    const fresh = ids.filter((id) => !known.has(id));
    for (let start = 0; start < fresh.length; start += AT_ONCE) {
      const client = await clients.autoScaling();
      const some = fresh.slice(start, start + AT_ONCE);
      const answer = await calls.repeat('instances', () =>
        client.describeAutoScalingInstances({ InstanceIds: some, MaxRecords: AT_ONCE }),
      );
      for (const instance of answer.AutoScalingInstances ?? [])
        known.set(instance.InstanceId!, instance.AvailabilityZone!);
    }
    return known;
  };
}
