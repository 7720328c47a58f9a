import type { AlarmNotice } from '../../ports.ts';
import type { Alarm } from './alarm.ts';

/** The notices that an alarm sends to the services in its actions (CW-04). */

/** The notices after a state change: all actions of the new state (CW-04). */
export const changeNotices = (alarm: Alarm, value: number | null): readonly AlarmNotice[] =>
  notices(alarm, value, () => true);

/** The notices for each minute that a state lasts: scaling actions only (CW-04). */
export const reminders = (alarm: Alarm, value: number | null): readonly AlarmNotice[] =>
  notices(alarm, value, (action) => action.startsWith('arn:aws:autoscaling:'));

function notices(
  { name, actionsEnabled, actions, state, rule }: Alarm,
  value: number | null,
  wanted: (action: string) => boolean,
): readonly AlarmNotice[] {
  const due = actionsEnabled ? actions[state.value].filter(wanted) : [];
  return due.map((action) => ({
    action,
    alarm: name,
    state: state.value,
    value,
    threshold: rule.threshold,
  }));
}
