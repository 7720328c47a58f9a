import type { DefectKind, Outcome } from './outcome.ts';

/** The lines that `npm run fuzz` prints: one for each target, and the totals. */

const KINDS: readonly (readonly [DefectKind, string])[] = [
  ['exception', 'uncaught exceptions'],
  ['violation', 'broken promises'],
  ['hang', 'hangs'],
];

/** One target's line, e.g. `canary strategies   40,000 inputs, slowest 3 ms`, with its defect below. */
export const progressLine = (name: string, { inputs, slowestMs, defect }: Outcome): string => {
  const line = `${name.padEnd(34)} ${inputs.toLocaleString('en').padStart(9)} inputs, slowest ${slowestMs.toFixed(0).padStart(4)} ms`;
  return defect === null ? line : `${line}\n  ${defect.kind}: ${defect.message}\n  input: ${defect.input}`;
};

/** The last line, e.g. `1,000,012 inputs, 0 uncaught exceptions, 0 broken promises, 0 hangs, 61 s`. */
export const totalsLine = (outcomes: readonly Outcome[], seconds: number): string => {
  const inputs = outcomes.reduce((sum, outcome) => sum + outcome.inputs, 0);
  const defects = KINDS.map(
    ([kind, name]) => `${outcomes.filter(({ defect }) => defect?.kind === kind).length} ${name}`,
  );
  return [`${inputs.toLocaleString('en')} inputs`, ...defects, `${Math.round(seconds)} s`].join(', ');
};
