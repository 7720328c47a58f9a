import fc from 'fast-check';
import type { Defect, DefectKind, Outcome } from './outcome.ts';
import type { Target } from './target.ts';
import { Violation } from './violation.ts';

/** Gives a target its inputs in this thread, and calls `begun` before each. It cannot end a reader that never returns. */
export const examine = async (
  target: Target,
  { seed, inputs, limitMs = LIMIT_MS }: Range,
  begun: () => void = () => {},
): Promise<Outcome> => {
  let slowestMs = 0;
  const property = fc.asyncProperty(target.inputs, async (input) => {
    begun();
    const before = process.threadCpuUsage();
    await target.check(input);
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1_000;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > limitMs) throw new TooSlow(`took ${Math.round(ms)} ms of processor time`);
  });
  const run = await fc.check(property, { seed, numRuns: inputs, endOnFailure: true });
  if (!run.failed) return { inputs: run.numRuns, slowestMs, defect: null };
  const smallest = run.errorInstance instanceof TooSlow ? run : await shrunk(property, run, seed);
  return { inputs: run.numRuns, slowestMs, defect: defectOf(smallest) };
};

/** A text of 64 KiB takes the YAML reader half a second. */
const LIMIT_MS = 2_000;

/** Which inputs a target gets, and how long each may take. A seed gives the same inputs each time. */
export interface Range {
  readonly seed: number;
  readonly inputs: number;
  /** The processor time of the thread that one input may take, which does not depend on how busy the machine is. */
  readonly limitMs?: number;
}

class TooSlow extends Error {}

type Property = fc.IAsyncPropertyWithHooks<[unknown]>;
type Run = fc.RunDetails<[unknown]>;

const shrunk = (property: Property, { counterexamplePath }: Run, seed: number): Promise<Run> =>
  fc.check(property, { seed, path: counterexamplePath ?? '0', numRuns: 1 });

const defectOf = ({ errorInstance: error, counterexample }: Run): Defect => ({
  kind: kindOf(error),
  message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  input: shown(counterexample?.[0]),
});

const kindOf = (error: unknown): DefectKind => {
  if (error instanceof TooSlow) return 'hang';
  return error instanceof Violation ? 'violation' : 'exception';
};

const SHOWN = 600;

/** An input as text for a person. */
export const shown = (input: unknown): string => {
  const text = fc.stringify(input);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${text.length} characters)`;
};
