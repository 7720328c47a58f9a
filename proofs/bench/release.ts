import { readFileSync } from 'node:fs';
import type { RunningRelease } from '../../lab/stage/release.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage/stage.ts';
import { callsOf } from '../kit/calls.ts';
import { modelWorkspace, openLab } from '../kit/lab.ts';

/**
 * `npm run bench:release [TARGETS...]`: measures a whole release by the shipping bundle at its default poll of a second,
 * from one fleet of half the targets to another: the peak memory of the step's own process, as Linux tells it, and the
 * describe calls a second. Emulated: answers take as long as the lab needs. The lab cannot launch hundreds of instances
 * at a time; `npm run bench:calls` measures those. Exits with 1 when a figure is above its target.
 */
const WANTED = { mebibytes: 130, aSecond: 1 } as const;
const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [4, 40];

const workspace = await modelWorkspace();
console.log(
  '| targets | seconds | MiB at most | describes a second | most of one |\n|---:|---:|---:|---:|---|',
);
for (const targets of counts) await measure(targets);
console.log(`wanted: at most ${WANTED.mebibytes} MiB, of one operation at most ${WANTED.aSecond} a second`);
process.exit();

async function measure(targets: number): Promise<void> {
  await using lab = await openLab(HURRIED_LAB);
  const stage = await openStage(lab, workspace);
  const half = String(targets / 2);
  // The bake makes the release mostly a wait, as releases are.
  const sizes = { 'min-size': half, 'max-size': half, 'bake-time': '1m' };
  await peakMemory(stage.start({ inputs: sizes, hurry: 1 }));
  const began = performance.now();
  const running = stage.start({ inputs: { ...sizes, 'model-artifact': '2.0/digits.mar' }, hurry: 1 });
  const mebibytes = await peakMemory(running);
  report(targets, (performance.now() - began) / 1000, mebibytes, describeCounts(stage));
}

function report(
  targets: number,
  seconds: number,
  mebibytes: number,
  asked: ReadonlyMap<string, number>,
): void {
  const all = [...asked.values()].reduce((sum, n) => sum + n, 0) / seconds;
  const [operation, times] = [...asked].toSorted(([, a], [, b]) => b - a)[0]!;
  const most = times / seconds;
  console.log(
    `| ${targets} | ${seconds.toFixed(0)} | ${mebibytes.toFixed(0)} | ${all.toFixed(2)} | ${operation} ${most.toFixed(2)} |`,
  );
  if (mebibytes > WANTED.mebibytes || most > WANTED.aSecond) process.exitCode = 1;
}

/** How often the run that was started last called each describe operation. */
function describeCounts(stage: Stage): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const { operation } of callsOf(stage))
    if (operation.startsWith('Describe')) asked.set(operation, (asked.get(operation) ?? 0) + 1);
  return asked;
}

/** The most memory in MiB that a run's step had. Throws when the run fails. */
async function peakMemory(running: RunningRelease): Promise<number> {
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, highWater(running.pid()))), 100);
  const { exitCode, log } = await running.ended.finally(() => clearInterval(watch));
  if (exitCode !== 0) throw new Error(log.join('\n'));
  return most;
}

/** The most memory in MiB that this process had so far; 0 between two steps. */
function highWater(pid: number | null): number {
  if (pid === null) return 0;
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
