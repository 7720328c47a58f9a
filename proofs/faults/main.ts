import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { HURRIED_LAB, openStage } from '../../lab/stage.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';

/** Rows at a time: two processors, and most of a row is waiting. */
const AT_ONCE = 3;

interface Shown {
  readonly row: Row;
  readonly happened: string;
  readonly held: boolean;
  readonly seconds: number;
}

/** `npm run faults [NUMBER …]`: injects every fault of the catalogue, prints the table; exit code 1 when one does not hold. */
const wanted = process.argv.slice(2);
const rows = ROWS.filter(({ number }) => wanted.length === 0 || wanted.includes(number));
const workspace = await trainedModels(pythonEnvironment().bin);
const lab = await startLab(HURRIED_LAB);
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void lab.stop().then(() => process.exit(130)));
try {
  const shown = await all(lab, rows);
  console.log('| # | injected | happened | holds | s |\n|---|---|---|---|---|');
  for (const { row, happened, held, seconds } of shown)
    console.log(
      `| ${row.number} | ${row.inject} | ${happened} | ${held ? 'yes' : 'NO'} | ${seconds.toFixed(1)} |`,
    );
  const failed = shown.filter(({ held }) => !held).length;
  const defects = lab.defects.length;
  console.log(`${shown.length - failed} of ${shown.length} rows hold, ${defects} defects of the lab`);
  process.exitCode = failed + defects === 0 ? 0 : 1;
} finally {
  await lab.stop();
}
process.exit();

/** Those that run alone last, one by one: this process's own look at AWS has one endpoint at a time. */
async function all(on: Lab, waiting: readonly Row[]): Promise<readonly Shown[]> {
  const together = await atOnce(
    AT_ONCE,
    on,
    waiting.filter(({ alone }) => alone !== true),
  );
  const apart = await atOnce(
    1,
    on,
    waiting.filter(({ alone }) => alone === true),
  );
  return waiting.map((row) => [...together, ...apart].find((one) => one.row === row)!);
}

async function atOnce(workers: number, on: Lab, waiting: readonly Row[]): Promise<readonly Shown[]> {
  const left = [...waiting];
  const shown: Shown[] = [];
  const work = async (): Promise<void> => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      const one = await show(on, row);
      shown.push(one);
      console.error(`${one.held ? 'holds' : 'DOES NOT HOLD'}  ${row.number} ${row.inject}: ${one.happened}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return shown;
}

async function show(on: Lab, row: Row): Promise<Shown> {
  const began = performance.now();
  const stage = await openStage(on, workspace, `f${row.number}`);
  const done = (happened: string, held: boolean): Shown => ({
    row,
    happened,
    held,
    seconds: (performance.now() - began) / 1000,
  });
  try {
    const happened = await row.run(stage);
    const seen = stage.violations();
    return seen.length === 0 ? done(happened, true) : done(seen.join('; '), false);
  } catch (error) {
    return done(error instanceof Error ? error.message : String(error), false);
  }
}
