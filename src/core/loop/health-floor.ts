import type { FleetView, TargetView } from '../observation.ts';
import type { Policy } from '../policy.ts';

/**
 * How many targets of a fleet can serve, and whether that is enough. It counts the load balancer's health checks: an
 * HTTP answer proves nothing, since a load balancer without healthy targets sends requests to unhealthy ones.
 */
interface Floor {
  readonly holds: boolean;
  readonly healthy: number;
  readonly required: number;
  readonly zones: number;
  readonly reason: string;
}

/**
 * Judges the floor: a share of the fleet must be healthy, in at least `minZones` zones. The share is of the instances
 * that the fleet wants in all zones together, so a zone without capacity does not change it.
 */
export function floor(fleet: FleetView, targets: readonly TargetView[], policy: Policy): Floor {
  const healthy = targets.filter((target) => target.state === 'healthy');
  const wanted = Math.max(fleet.desired, fleet.minSize, 1);
  const required = Math.ceil(wanted * policy.floorShare);
  // The zone of a target is '' once its instance has left the fleet.
  const zones = new Set(healthy.map((target) => target.zone).filter((zone) => zone !== '')).size;
  const holds = healthy.length >= required && zones >= policy.minZones;
  const reason = `${healthy.length} of ${wanted} targets healthy (${required} needed) in ${zones} of at least ${policy.minZones} zones`;
  return { holds, healthy: healthy.length, required, zones, reason };
}

/** Counts the load balancer's reasons for unhealthy targets, most frequent first; null when all are healthy. */
export function unhealthyReasons(targets: readonly TargetView[]): string | null {
  const counts = new Map<string, number>();
  for (const target of targets) {
    if (target.state === 'healthy') continue;
    const words = target.reason ?? target.state;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([words, count]) => `${count} × ${words}`)
    .join(', ');
}
