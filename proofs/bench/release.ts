import { readFileSync } from 'node:fs';
import { trainedModels } from '../../lab/demo/models.ts';
import { startLab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import type { RunningRelease } from '../../lab/release.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage.ts';

/**
 * `npm run bench:release [TARGETS...]`: what the shipping bundle takes in a whole release at its default poll of a
 * second, two fleets of half as many hollow instances each: memory of the step's own process, as Linux tells it, and
 * questions to AWS a second. In the lab, so emulated: an answer takes as long as it takes there, and it cannot launch
 * hundreds at a time; for them see `npm run bench:calls`.
 */
const WANTED = { mebibytes: 130, aSecond: 1 } as const;
const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [4, 40];

const workspace = await trainedModels(pythonEnvironment().bin);
console.log(
  '| targets | seconds | MiB at most | describes a second | most of one |\n|---:|---:|---:|---:|---|',
);
for (const targets of counts) await measured(targets);
console.log(`wanted: at most ${WANTED.mebibytes} MiB, of one operation at most ${WANTED.aSecond} a second`);
process.exit();

async function measured(targets: number): Promise<void> {
  const lab = await startLab(HURRIED_LAB);
  try {
    const stage = await openStage(lab, workspace);
    const half = String(targets / 2);
    // Most of a release is waiting.
    const sizes = { 'min-size': half, 'max-size': half, 'bake-time': '1m' };
    await watched(stage.start({ inputs: sizes, hurry: 1 }));
    const began = performance.now();
    const running = stage.start({ inputs: { ...sizes, 'model-artifact': '2.0/digits.mar' }, hurry: 1 });
    const mebibytes = await watched(running);
    row(targets, (performance.now() - began) / 1000, mebibytes, describes(stage));
  } finally {
    await lab.stop();
  }
}

function row(targets: number, seconds: number, mebibytes: number, asked: ReadonlyMap<string, number>): void {
  const all = [...asked.values()].reduce((sum, n) => sum + n, 0) / seconds;
  const [operation, times] = [...asked].toSorted(([, a], [, b]) => b - a)[0]!;
  const most = times / seconds;
  console.log(
    `| ${targets} | ${seconds.toFixed(0)} | ${mebibytes.toFixed(0)} | ${all.toFixed(2)} | ${operation} ${most.toFixed(2)} |`,
  );
  if (mebibytes > WANTED.mebibytes || most > WANTED.aSecond) process.exitCode = 1;
}

/** How often the run that was started last asked for each. */
function describes(stage: Stage): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const { operation } of stage.lab.door.log.calls({ accessKey: stage.accessKey() }))
    if (operation.startsWith('Describe')) asked.set(operation, (asked.get(operation) ?? 0) + 1);
  return asked;
}

/** The most memory in MiB until it has ended; throws when it did not promote. */
async function watched(running: RunningRelease): Promise<number> {
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
