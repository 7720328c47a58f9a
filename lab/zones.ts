import type { CapacityFaults } from './autoscaling/instances/capacity-faults.ts';
import { startedInstances } from './instances/identity.ts';
import type { InstanceHost } from './instances/instance-host.ts';
import type { Door } from './ports.ts';

/** Availability zones that can be lost. */
export interface Zones {
  /**
   * Every instance in it loses its power at once, and whoever launches there is told that there is no capacity
   * (ASG-03). EC2 goes on calling the instances running, as it does: their targets fail their health checks.
   */
  lose(zone: string): Promise<void>;
  /** Launches succeed again. What died stays dead until somebody replaces it. Without a name: all zones. */
  restore(zone?: string): void;
  readonly lost: readonly string[];
}

export interface ZonesParts {
  readonly door: Door;
  readonly instances: Pick<InstanceHost, 'list' | 'kill' | 'running'>;
  readonly faults: CapacityFaults;
  readonly onDefect: (text: string) => void;
}

export function zones({ door, instances, faults, onDefect }: ZonesParts): Zones {
  /** By zone, what lifts its lack of capacity. */
  const lost = new Map<string, () => void>();
  const cut = async (id: string): Promise<void> => {
    await instances.kill(id, 'all').catch((error: unknown) => {
      // One that was terminated meanwhile is dead as well.
      if (instances.running(id)) onDefect(`cutting ${id}: ${String(error)}`);
    });
  };
  door.after((call, answer) => {
    if (call.service !== 'ec2' || call.operation !== 'RunInstances') return;
    // Launched by a call that was under way when the zone was lost, or by somebody who is no Auto Scaling group.
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
