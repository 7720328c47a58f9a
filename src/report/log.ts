import type { ReleaseRecord } from '../core/record.ts';
import type { Progress } from '../ports.ts';
import { elapsed } from './elapsed.ts';
import { oneLine } from './foreign-text.ts';

/** The log line of one event of a run. `sinceMs`: time since the run began. */
export const logLine = (progress: Progress, sinceMs: number): string =>
  `[${elapsed(sinceMs).padStart(7)}] ${progressText(progress)}`;

/** The title of the log group that holds a phase's lines. */
export const phaseTitle = (record: ReleaseRecord): string => {
  const name = record.phase.replace('_', ' ');
  const { colour } = record.candidate;
  return record.phase === 'shifting' ? `${name}, ${record.weights[colour]} % to ${colour}` : name;
};

const progressText = (progress: Progress): string => {
  switch (progress.kind) {
    case 'phase':
      return `${phaseTitle(progress.record)}: ${oneLine(progress.reason)}`;
    case 'weights':
      return `weights: blue ${progress.weights.blue} %, green ${progress.weights.green} %`;
    case 'stack-event':
      return stackEvent(progress);
    case 'waiting':
      return `waiting ${elapsed(progress.elapsedMs)}: ${oneLine(progress.reason)}`;
    case 'note':
      return oneLine(progress.text);
  }
};

/** An event that is older names its age: a run that comes to an operation under way tells all of the operation's events. */
const OLD_MS = 60_000;

const stackEvent = ({ event, ageMs }: Extract<Progress, { kind: 'stack-event' }>): string => {
  const age = ageMs < OLD_MS ? '' : `, ${elapsed(ageMs)} ago`;
  const reason = event.reason === null ? '' : `: ${oneLine(event.reason)}`;
  return `${event.stack} ${event.status} ${event.resource} (${event.type})${age}${reason}`;
};
