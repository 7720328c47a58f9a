import type { Group } from '../groups/group.ts';

/** What a policy reckons from. */
export interface Workforce {
  readonly desired: number;
  /** In service for as long as the warm-up takes: what the metrics speak of (ASG-15). */
  readonly warm: number;
  /** Nothing comes, goes or warms up: only then does a policy take capacity out (ASG-15). */
  readonly settled: boolean;
}

export function workforce(group: Group, warmupMs: number, now: number): Workforce {
  const warm = group.members.filter(
    ({ lifecycle, inServiceAt }) =>
      lifecycle === 'InService' && inServiceAt !== null && inServiceAt + warmupMs <= now,
  ).length;
  return { desired: group.desired, warm, settled: warm === group.members.length && warm === group.desired };
}

/** AWS seconds: the policy's own, else the group's default warm-up, else its cooldown. */
export function warmupSeconds(group: Group, own: number | null): number {
  const settings = [own, group.described['DefaultInstanceWarmup'], group.described['DefaultCooldown']];
  return settings.filter((seconds) => seconds !== null && seconds !== undefined).map(Number)[0] ?? 0;
}
