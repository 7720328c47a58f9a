import type { Lab } from '../../lab/lab.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage/stage.ts';
import { modelWorkspace, openLab } from '../kit/lab.ts';
import { MEASURES, type Measure } from './latency/measures.ts';

/**
 * `npm run bench:latency [RUNS [WORDS]]`: measures how long the shipping bundle takes from an event to its reaction, by
 * the lab's clock, in real time at the default poll of a second. Only measures whose name contains WORDS are taken.
 * Emulated: the network to AWS and the time within AWS are not included. Exits with 1 when a mean is above its target.
 */
const RUNS = Number(process.argv[2] ?? '5');
const WORDS = process.argv[3] ?? '';

const workspace = await modelWorkspace();
process.exit((await run()) ? 0 : 1);

async function run(): Promise<boolean> {
  await using lab = await openLab(HURRIED_LAB);
  console.log(`| measure | mean s | min | max | target |\n|---|---:|---:|---:|---:|`);
  let isFastEnough = true;
  for (const measure of MEASURES.filter(({ name }) => name.includes(WORDS)))
    isFastEnough = (await report(lab, measure)) && isFastEnough;
  return isFastEnough;
}

/** Takes a measure RUNS times and prints its line; whether its mean is within the target. */
async function report(lab: Lab, { name, most, milliseconds }: Measure): Promise<boolean> {
  const seconds: number[] = [];
  for (let n = 0; n < RUNS; n += 1) seconds.push((await milliseconds(await readyStage(lab))) / 1000);
  const mean = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
  const [least, largest] = [Math.min(...seconds), Math.max(...seconds)];
  console.log(`| ${name} | ${mean.toFixed(2)} | ${least.toFixed(2)} | ${largest.toFixed(2)} | ≤ ${most} |`);
  return mean <= most;
}

/** A stage on which version 1.0 serves. */
async function readyStage(lab: Lab): Promise<Stage> {
  const stage = await openStage(lab, workspace);
  const { exitCode, log } = await stage.start({}).ended;
  if (exitCode !== 0) throw new Error(log.join('\n'));
  return stage;
}
