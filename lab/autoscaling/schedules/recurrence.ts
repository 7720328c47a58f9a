import { Cron } from 'croner';
import { ApiError } from '../../ports.ts';

/** When something recurs: the next time at or after `from`, both in ms since the epoch; null: never again. */
export type Recurrence = (from: number) => number | null;

/** AWS's cron: five fields, UTC unless a time zone of the IANA data base is named (ASG-17). */
export function recurrenceIn(expression: string, timeZone = 'UTC'): Recurrence {
  const cron = parsed(expression, timeZone);
  return (from) => cron.nextRun(new Date(from - 1))?.getTime() ?? null;
}

function parsed(expression: string, timezone: string): Cron {
  try {
    const cron = new Cron(expression, { timezone, mode: '5-part' });
    // An unknown time zone is found out only by asking.
    cron.nextRun();
    return cron;
  } catch (defect) {
    throw new ApiError(
      'ValidationError',
      `Invalid recurrence ${expression} (${timezone}): ${String(defect)}`,
    );
  }
}
