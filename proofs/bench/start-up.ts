import { spawnSync } from 'node:child_process';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run bench:startup`: measures how long the bundle takes to refuse an invalid input, against Node with an empty
 * program. It is the time that every run takes before its first call. Prints the median of 20 rounds each and the ratio.
 */
const ROUNDS = 20;
const TARGET = 2.5;

using directory = mkdtempDisposableSync(join(tmpdir(), 'start-up-'));
const empty = join(directory.path, 'empty.js');
writeFileSync(empty, '');
const bundle = join(import.meta.dirname, '..', '..', 'dist', 'index.js');
const bareRounds: number[] = [];
const refusedRounds: number[] = [];
// They take turns, so that a busy moment on the machine slows both.
for (let round = 0; round < ROUNDS; round += 1) {
  bareRounds.push(milliseconds(empty, 0));
  refusedRounds.push(milliseconds(bundle, 1));
}
report(median(bareRounds), median(refusedRounds));

function milliseconds(program: string, expectedExitCode: number): number {
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [program], {
    env: invalidInput(),
    encoding: 'utf8',
  });
  if (status !== expectedExitCode) throw new Error(`${program} ended with ${status}:\n${stdout}`);
  return performance.now() - started;
}

/** Every required input is missing, and one has an invalid value. */
function invalidInput(): NodeJS.ProcessEnv {
  const summary = join(directory.path, 'summary.md');
  writeFileSync(summary, '');
  return { PATH: process.env['PATH'], INPUT_STRATEGY: 'sideways', GITHUB_STEP_SUMMARY: summary };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function report(bare: number, refused: number): void {
  console.log(`Node ${process.version}, an empty program: ${bare.toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`dist with an invalid input: ${refused.toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`ratio ${(refused / bare).toFixed(2)}, at most ${TARGET} wanted`);
}
