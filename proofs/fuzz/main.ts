import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import { clearScratch } from './scratch-folder.ts';
import { shares } from './shares.ts';
import type { Target } from './target.ts';
import { progressLine, totalsLine } from './totals.ts';

/**
 * `npm run fuzz [-- MODULE]`: gives every reader of foreign text a million generated inputs in all. FUZZ_SEED repeats the
 * inputs of an earlier run, FUZZ_INPUTS changes their number, and MODULE names other targets. Exits with 1 when a reader
 * has a defect.
 */
const numberFrom = (name: string, otherwise: number): number => {
  const text = process.env[name] ?? '';
  if (!/^\d{0,9}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}`);
  return text === '' ? otherwise : Number(text);
};

const seed = numberFrom('FUZZ_SEED', Math.floor(Math.random() * 1e9));
const inputs = numberFrom('FUZZ_INPUTS', 1_000_000);
const module = pathToFileURL(resolve(process.argv[2] ?? 'proofs/fuzz/targets.ts')).href;
const { TARGETS } = (await import(module)) as { readonly TARGETS: readonly Target[] };
const counts = shares(TARGETS, inputs);
const waiting = TARGETS.map((target, i) => ({ target, count: counts[i] ?? 0 }));

const outcomes: Outcome[] = [];
const fuzz = async (): Promise<void> => {
  const { examine, close } = lane(module);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const outcome = await examine(next.target, { seed, inputs: next.count });
    outcomes.push(outcome);
    console.log(progressLine(next.target.name, outcome));
  }
  await close();
};

console.log(`FUZZ_SEED=${seed}, ${TARGETS.length} targets`);
const started = performance.now();
try {
  await Promise.all(Array.from({ length: availableParallelism() }, fuzz));
} finally {
  clearScratch();
}
console.log(totalsLine(outcomes, (performance.now() - started) / 1_000));
process.exitCode = outcomes.some(({ defect }) => defect !== null) ? 1 : 0;
