import { endGroup, info, startGroup } from './runner.ts';
import type { Clock, Progress, Tell } from '../ports.ts';

/**
 * The log of a run: a group for each phase and a line for each change. While nothing changes, a line every 30 s says what
 * the run waits for. Times count from the creation of the log. One group is open until `end` is called, which has to
 * happen before annotations are written: GitHub would fold them away inside a group.
 */
export const actionLog = (
  text: LogText,
  clock: Clock,
  sink: LogSink = { info, startGroup, endGroup },
): { readonly tell: Tell; readonly end: () => void } => {
  const began = clock.now();
  let lastLineAt = began;
  sink.startGroup('preparation');
  const tell: Tell = (progress) => {
    const now = clock.now();
    if (progress.kind === 'waiting' && now - lastLineAt < HEARTBEAT_MS) return;
    if (progress.kind === 'phase') {
      sink.endGroup();
      sink.startGroup(text.title(progress));
    }
    sink.info(text.line(progress, now - began));
    lastLineAt = now;
  };
  return { tell, end: sink.endGroup };
};

/** Turns progress into text. src/report implements it, which this floor must not import. */
interface LogText {
  readonly line: (progress: Progress, sinceMs: number) => string;
  readonly title: (progress: Extract<Progress, { kind: 'phase' }>) => string;
}

/** Where lines go: the runner, or a list in a test. */
interface LogSink {
  readonly info: (line: string) => void;
  readonly startGroup: (title: string) => void;
  readonly endGroup: () => void;
}

/** The longest silence: after more of it a reader thinks that the run hangs. */
const HEARTBEAT_MS = 30_000;
