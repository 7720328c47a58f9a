import type { Group } from '../groups/group.ts';

/** Warm-up of new instances: scaling policies do not measure an instance until its warm-up is over (ASG-15). */

/** The instances that a policy calculates with. */
export interface MeasuredCapacity {
  readonly desired: number;
  /** Instances in service for at least the warm-up: those that the metrics measure (ASG-15). */
  readonly warm: number;
  /** True if no instance is being launched or ended or warms up. A scale-in needs that (ASG-15). */
  readonly settled: boolean;
}

export function measuredCapacity(group: Group, warmupMs: number, now: number): MeasuredCapacity {
  const warm = group.members.filter(
    ({ lifecycle, inServiceAt }) =>
      lifecycle === 'InService' && inServiceAt !== null && inServiceAt + warmupMs <= now,
  ).length;
  return { desired: group.desired, warm, settled: warm === group.members.length && warm === group.desired };
}

/** The warm-up in AWS seconds: the policy's own, else the group's default warm-up, else its cooldown. */
export function warmupSeconds(group: Group, own: number | null): number {
  const settings = [own, group.described['DefaultInstanceWarmup'], group.described['DefaultCooldown']];
  return settings.filter((seconds) => seconds !== null && seconds !== undefined).map(Number)[0] ?? 0;
}
