import type { CapacityFaults } from './autoscaling/instances/capacity-faults.ts';
import { startedInstances } from './instances/identity.ts';
import type { InstanceHost } from './instances/instance-host.ts';
import type { Door } from './ports.ts';

/** The Availability Zones of the lab, which a test can lose and restore. */
export interface Zones {
  /**
   * Powers off every instance of the zone at once, and lets launches there fail for lack of capacity (ASG-03).
   * EC2 still reports the instances as running, as it does on AWS: their targets fail their health checks.
   */
  lose(zone: string): Promise<void>;
  /** Lets launches succeed again, in one zone or in all. Dead instances stay dead until they are replaced. */
  restore(zone?: string): void;
  readonly lost: readonly string[];
}

interface ZonesParts {
  readonly door: Door;
  readonly instances: Pick<InstanceHost, 'list' | 'kill' | 'running'>;
  readonly faults: CapacityFaults;
  readonly onDefect: (text: string) => void;
}

/** Opens the zones of a lab. */
export function zones({ door, instances, faults, onDefect }: ZonesParts): Zones {
  /** By zone, the function that restores its capacity. */
  const lost = new Map<string, () => void>();
  const cut = async (id: string): Promise<void> => {
    await instances.kill(id, 'all').catch((error: unknown) => {
      // An instance that was terminated meanwhile is dead as well.
      if (instances.running(id)) onDefect(`cutting ${id}: ${String(error)}`);
    });
  };
  door.after((call, answer) => {
    if (call.service !== 'ec2' || call.operation !== 'RunInstances') return;
    // The instance was launched by a call that was in progress when the zone was lost, or by a caller other
    // than Auto Scaling.
    for (const { id, zone } of startedInstances(call, answer)) if (lost.has(zone)) void cut(id);
  });
  return {
    async lose(zone) {
      if (!lost.has(zone)) lost.set(zone, faults.inject({ name: 'no-capacity', zones: [zone] }));
      await Promise.all(instances.list().flatMap((each) => (each.zone === zone ? [cut(each.id)] : [])));
    },
    restore(zone) {
      for (const [name, lift] of lost) {
        if (zone !== undefined && name !== zone) continue;
        lift();
        lost.delete(name);
      }
    },
    get lost() {
      return [...lost.keys()];
    },
  };
}
