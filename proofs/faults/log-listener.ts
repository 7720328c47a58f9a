import { must } from '../kit/must.ts';

/** Listens to a run's log while it is written. */
export interface LogListener {
  /** The run is started with it as `echo`. */
  readonly echo: (line: string) => void;
  /** Every line so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that matches, past or future. Throws when none comes within a minute. */
  line(wanted: RegExp): Promise<string>;
}

const WITHIN_MS = 60_000;

export function logListener(): LogListener {
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  return {
    lines,
    echo: (line) => {
      lines.push(line);
      for (const tell of waiting) tell(line);
    },
    async line(wanted) {
      const already = lines.find((line) => wanted.test(line));
      if (already !== undefined) return already;
      const { promise, resolve } = Promise.withResolvers<string | null>();
      const tell = (line: string): void => void (wanted.test(line) && resolve(line));
      const timer = setTimeout(() => resolve(null), WITHIN_MS);
      waiting.add(tell);
      const line = await promise;
      clearTimeout(timer);
      waiting.delete(tell);
      must(line !== null, `the log says ${String(wanted)}`, lines.slice(-8).join('\n'));
      return line;
    },
  };
}
