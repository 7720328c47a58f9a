import type { FleetView, TargetView } from '../observation.ts';
import type { Policy } from '../policy.ts';

/** How much of a fleet can serve: the load balancer's word on each target, never an HTTP answer (it fails open). */
export interface Floor {
  readonly holds: boolean;
  readonly healthy: number;
  readonly required: number;
  readonly zones: number;
  readonly reason: string;
}

/**
 * Healthy targets must be a share of the fleet, in at least `minZones` zones. A zone without capacity is normal
 * and lowers nothing: the share is of what the fleet wants, wherever it got it.
 */
export function floor(fleet: FleetView, targets: readonly TargetView[], policy: Policy): Floor {
  const healthy = targets.filter((target) => target.state === 'healthy');
  const wanted = Math.max(fleet.desired, fleet.minSize, 1);
  const required = Math.ceil(wanted * policy.floorShare);
  // A target that no fleet knows any more is in no zone.
  const zones = new Set(healthy.map((target) => target.zone).filter((zone) => zone !== '')).size;
  const holds = healthy.length >= required && zones >= policy.minZones;
  const reason = `${healthy.length} of ${wanted} targets healthy (${required} needed) in ${zones} of at least ${policy.minZones} zones`;
  return { holds, healthy: healthy.length, required, zones, reason };
}

/** Why targets are not healthy, in the load balancer's words, most frequent first; null when all are. */
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
