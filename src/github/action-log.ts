import { endGroup, info, startGroup } from './runner.ts';
import type { Clock, Progress, Tell } from '../ports.ts';

/** How progress becomes text: made by the report floor, which this one does not know. */
export interface LogText {
  readonly line: (progress: Progress, sinceMs: number) => string;
  readonly title: (progress: Extract<Progress, { kind: 'phase' }>) => string;
}

/** Where lines go: `@actions/core`, or a list in a test. */
export interface LogSink {
  readonly info: (line: string) => void;
  readonly startGroup: (title: string) => void;
  readonly endGroup: () => void;
}

/** A reader who sees nothing for longer than this thinks that the run hangs. */
const HEARTBEAT_MS = 30_000;

/**
 * The log of a run: a group for each phase, a line for each change, and in a quiet wait a line at least every 30 s
 * that says what is awaited, however often the loop says that it waits. Times count from when this is made. One
 * group is always open until `end`, which comes before annotations: inside a group they would be folded away.
 */
export const actionLog = (
  text: LogText,
  clock: Clock,
  sink: LogSink = { info, startGroup, endGroup },
): { readonly tell: Tell; readonly end: () => void } => {
  const began = clock.now();
  let spokeAt = began;
  sink.startGroup('preparation');
  const tell: Tell = (progress) => {
    const now = clock.now();
    if (progress.kind === 'waiting' && now - spokeAt < HEARTBEAT_MS) return;
    if (progress.kind === 'phase') {
      sink.endGroup();
      sink.startGroup(text.title(progress));
    }
    sink.info(text.line(progress, now - began));
    spokeAt = now;
  };
  return { tell, end: sink.endGroup };
};
