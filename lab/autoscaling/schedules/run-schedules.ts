import { randomUUID } from 'node:crypto';
import { ended, type Activity } from '../groups/activity.ts';
import { resized, updatedSizes, type Sizes } from '../groups/capacity.ts';
import { scheduled, stamp } from '../groups/activity-cause.ts';
import type { Group } from '../groups/group.ts';
import type { EngineContext } from '../context.ts';
import { following, type Schedule } from './schedule.ts';

/**
 * Runs the scheduled actions that are due. This happens at each pass, so a run may be late, as on AWS (ASG-17).
 */
export function runSchedules(context: EngineContext): void {
  const now = context.now();
  for (const schedule of context.schedules.of().filter(({ nextAt }) => nextAt <= now)) {
    const next = following(schedule, now);
    if (next === null) context.schedules.remove(schedule.group, schedule.name);
    else context.schedules.put(next);
    context.groups.change(schedule.group, (group) => (group.deleting ? group : run(group, schedule, now)));
  }
}

/** Applies the sizes, and records the activity. If the group cannot take them, the activity fails and nothing changes. */
function run(group: Group, schedule: Schedule, now: number): Group {
  const outcome = attempted(group, schedule);
  const activity = begun(schedule, now);
  if (typeof outcome === 'string') return recorded(group, ended(activity, 'Failed', now, outcome));
  const by = scheduled(outcome.minSize, outcome.maxSize, outcome.desired);
  return recorded(resized(group, outcome, by, now), ended(activity, 'Successful', now));
}

function attempted(group: Group, { sizes }: Schedule): Sizes | string {
  try {
    return updatedSizes(group, sizes);
  } catch (refusal) {
    return (refusal as Error).message;
  }
}

const recorded = (group: Group, activity: Activity): Group => ({
  ...group,
  activities: [...group.activities, activity],
});

const begun = (schedule: Schedule, now: number): Activity => ({
  id: randomUUID(),
  description: `Executing scheduled action ${schedule.name}`,
  cause: `At ${stamp(now)} a scheduled action was due.`,
  startedAt: now,
  endedAt: null,
  status: 'InProgress',
  message: null,
  progress: 0,
  place: null,
});
