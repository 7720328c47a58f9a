import type { Named } from '../groups/by-group.ts';
import type { Sizes } from '../groups/capacity.ts';
import type { Recurrence } from './recurrence.ts';

/** A scheduled action. Its times are the wall clock's: the lab's scale does not touch them. */
export interface Schedule extends Named {
  /** In DescribeScheduledActions' shape. */
  readonly described: Readonly<Record<string, unknown>>;
  /** What it overwrites (ASG-17); the rest stays. */
  readonly sizes: Partial<Sizes>;
  /** null: it happens once. */
  readonly recurrence: Recurrence | null;
  /** No run begins after it. */
  readonly endsAt: number;
  /** ms since the epoch. */
  readonly nextAt: number;
}

/** The schedule after its run; null when that was its last. Runs that were missed meanwhile are not made up for. */
export function following(schedule: Schedule, now: number): Schedule | null {
  const nextAt = schedule.recurrence?.(now + 1) ?? null;
  return nextAt === null || nextAt > schedule.endsAt ? null : { ...schedule, nextAt };
}
