import type { AlarmNotice } from '../../ports.ts';
import type { Alarm } from './alarm.ts';

/** CW-04: an alarm whose state changed tells all actions of the new state. */
export const changeNotices = (alarm: Alarm, value: number | null): readonly AlarmNotice[] =>
  notices(alarm, value, () => true);

/** CW-04: those that scale are told again each minute that the state lasts. */
export const reminders = (alarm: Alarm, value: number | null): readonly AlarmNotice[] =>
  notices(alarm, value, (action) => action.startsWith('arn:aws:autoscaling:'));

function notices(
  { name, actionsEnabled, actions, state, rule }: Alarm,
  value: number | null,
  wanted: (action: string) => boolean,
): readonly AlarmNotice[] {
  const told = actionsEnabled ? actions[state.value].filter(wanted) : [];
  return told.map((action) => ({
    action,
    alarm: name,
    state: state.value,
    value,
    threshold: rule.threshold,
  }));
}
