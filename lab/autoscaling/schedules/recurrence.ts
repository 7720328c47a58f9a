import { Cron } from 'croner';
import { ApiError } from '../../ports.ts';

/** Cron expressions of scheduled actions: when an action runs next (ASG-17). */

/** The next time at or after `from`, both in ms since the epoch; null if there is none. */
export type Recurrence = (from: number) => number | null;

/** Reads a cron expression of five fields, in UTC or in an IANA time zone (ASG-17). @throws for an invalid one */
export function recurrenceIn(expression: string, timeZone = 'UTC'): Recurrence {
  const cron = parsed(expression, timeZone);
  return (from) => cron.nextRun(new Date(from - 1))?.getTime() ?? null;
}

function parsed(expression: string, timezone: string): Cron {
  try {
    const cron = new Cron(expression, { timezone, mode: '5-part' });
    // croner checks the time zone only when it calculates a time.
    cron.nextRun();
    return cron;
  } catch (defect) {
    throw new ApiError(
      'ValidationError',
      `Invalid recurrence ${expression} (${timezone}): ${String(defect)}`,
    );
  }
}
