import type { Named } from '../groups/by-group.ts';
import type { Sizes } from '../groups/capacity.ts';
import type { Recurrence } from './recurrence.ts';

/**
 * A scheduled action: sets a group's sizes at a given time, once or repeatedly. Its times are wall-clock times
 * and are not scaled.
 */
export interface Schedule extends Named {
  /** In DescribeScheduledActions' shape. */
  readonly described: Readonly<Record<string, unknown>>;
  /** The sizes that it overwrites (ASG-17); the others stay. */
  readonly sizes: Partial<Sizes>;
  /** null for an action that runs once. */
  readonly recurrence: Recurrence | null;
  /** No run begins after it. */
  readonly endsAt: number;
  /** ms since the epoch. */
  readonly nextAt: number;
}

/** The schedule after a run, or null after its last run. Missed runs are not made up for. */
export function following(schedule: Schedule, now: number): Schedule | null {
  const nextAt = schedule.recurrence?.(now + 1) ?? null;
  return nextAt === null || nextAt > schedule.endsAt ? null : { ...schedule, nextAt };
}
