import type { LabTime } from '../ports.ts';
import type { ByGroup } from './groups/by-group.ts';
import type { CapacityFaults } from './instances/capacity-faults.ts';
import type { Compute, TargetGroups, Watch } from './clients/ports.ts';
import type { Groups } from './groups/groups.ts';
import type { LifecycleHooks } from './instances/lifecycle-hooks.ts';
import type { Policy } from './policies/policy.ts';
import type { Schedule } from './schedules/schedule.ts';

/** The state and the clients that Auto Scaling's API operations and its background work share. */
export interface EngineContext {
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
  /** Starts a pass over the groups now instead of at the next interval. */
  wake(): void;
  /** Runs work in the background, after the API call is answered. A rejection is reported as a defect. */
  task(work: Promise<void>): void;
}

export const ACCOUNT = '123456789012';

/** Waits for AWS seconds. @throws when the lab stops meanwhile, so that no further call is made */
export async function pause(context: EngineContext, awsSeconds: number): Promise<void> {
  await context.time.wait(awsSeconds * 1000, context.signal);
  context.signal.throwIfAborted();
}
