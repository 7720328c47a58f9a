import type { LabTime } from '../ports.ts';
import type { ByGroup } from './groups/by-group.ts';
import type { CapacityFaults } from './instances/capacity-faults.ts';
import type { Compute, TargetGroups, Watch } from './clients/ports.ts';
import type { Groups } from './groups/groups.ts';
import type { LifecycleHooks } from './instances/lifecycle-hooks.ts';
import type { Policy } from './policies/policy.ts';
import type { Schedule } from './schedules/schedule.ts';

/** What the operations and the work in the background share. */
export interface Parts {
  readonly region: string;
  readonly groups: Groups;
  readonly hooks: LifecycleHooks;
  readonly policies: ByGroup<Policy>;
  readonly schedules: ByGroup<Schedule>;
  readonly compute: Compute;
  readonly targetGroups: TargetGroups;
  readonly watch: Watch;
  readonly faults: CapacityFaults;
  readonly time: LabTime;
  /** Aborted when the lab ends. */
  readonly signal: AbortSignal;
  now(): number;
  /** Look at the groups now instead of at the next interval. */
  wake(): void;
  /** Work that goes on after the call that began it was answered; its defects are reported, never lost. */
  task(work: Promise<void>): void;
}

export const ACCOUNT = '123456789012';

/** Waits AWS seconds; throws when the lab ends meanwhile, so that nothing is called any more. */
export async function pause(parts: Parts, awsSeconds: number): Promise<void> {
  await parts.time.wait(awsSeconds * 1000, parts.signal);
  parts.signal.throwIfAborted();
}
