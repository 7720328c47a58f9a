import { readFileSync } from 'node:fs';
import { trainedModels } from '../lab/demo/models.ts';
import { startLab } from '../lab/lab.ts';
import { pythonEnvironment } from '../lab/python-environment.ts';
import type { RunningRelease } from '../lab/release.ts';
import { HURRIED_LAB, openStage } from '../lab/stage.ts';

/**
 * `npm run bench:memory [TARGETS...]`: how much memory the shipping bundle takes at most in a whole release, two fleets
 * of half as many hollow instances each. In the lab, so emulated; memory of the step's own process, as Linux tells it.
 */
const WANTED_MIB = 130;
const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [4, 1_000];

const workspace = await trainedModels(pythonEnvironment().bin);
for (const targets of counts) await measure(targets);
process.exit();

async function measure(targets: number): Promise<void> {
  const lab = await startLab(HURRIED_LAB);
  try {
    const stage = await openStage(lab, workspace);
    const sizes = { 'min-size': String(targets / 2), 'max-size': String(targets / 2) };
    await peak(stage.start({ inputs: sizes, hurry: 1 }));
    const mebibytes = await peak(
      stage.start({ inputs: { ...sizes, 'model-artifact': '2.0/digits.mar' }, hurry: 1 }),
    );
    console.log(`${targets} targets: at most ${mebibytes.toFixed(0)} MiB, at most ${WANTED_MIB} wanted`);
    if (mebibytes > WANTED_MIB) process.exitCode = 1;
  } finally {
    await lab.stop();
  }
}

/** In MiB, until it has ended; throws when it did not promote. */
async function peak(running: RunningRelease): Promise<number> {
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, highWater(running.pid()))), 100);
  const { exitCode, log } = await running.ended.finally(() => clearInterval(watch));
  if (exitCode !== 0) throw new Error(log.join('\n'));
  return most;
}

/** VmHWM, which counts in KiB; 0 between two steps. */
function highWater(pid: number | null): number {
  if (pid === null) return 0;
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
