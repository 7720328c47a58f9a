import { must } from './row.ts';

/** Listens to a run's log while it is written. */
export interface Ears {
  /** What the run is started with. */
  readonly echo: (line: string) => void;
  /** Resolves with the first line, heard already or to come, that `wanted` finds. Throws when none comes in time. */
  heard(wanted: RegExp, withinMs?: number): Promise<string>;
  readonly lines: readonly string[];
}

const WITHIN_MS = 60_000;

export function openEars(): Ears {
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  return {
    lines,
    echo: (line) => {
      lines.push(line);
      for (const tell of waiting) tell(line);
    },
    async heard(wanted, withinMs = WITHIN_MS) {
      const already = lines.find((line) => wanted.test(line));
      if (already !== undefined) return already;
      const { promise, resolve } = Promise.withResolvers<string | null>();
      const tell = (line: string): void => void (wanted.test(line) && resolve(line));
      const timer = setTimeout(() => resolve(null), withinMs);
      waiting.add(tell);
      const line = await promise;
      clearTimeout(timer);
      waiting.delete(tell);
      must(line !== null, `the log says ${String(wanted)}`, lines.slice(-8).join('\n'));
      return line;
    },
  };
}
