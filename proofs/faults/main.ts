import type { Lab } from '../../lab/lab.ts';
import { HURRIED_LAB, openStage } from '../../lab/stage/stage.ts';
import { exitWhenInterrupted, modelWorkspace, openLab } from '../kit/lab.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';

/**
 * `npm run faults [NUMBER …]`: injects every fault of the catalogue, or those with these numbers, and prints a table.
 * Exits with 1 when a row does not hold or the lab has a defect.
 */

/** Rows at a time: two processors are enough, since a row mostly waits. */
const AT_ONCE = 3;

interface Result {
  readonly row: Row;
  readonly happened: string;
  readonly holds: boolean;
  readonly seconds: number;
}

const numbers = process.argv.slice(2);
const rows = ROWS.filter(({ number }) => numbers.length === 0 || numbers.includes(number));
const workspace = await modelWorkspace();
exitWhenInterrupted();
process.exit(await run());

async function run(): Promise<number> {
  await using lab = await openLab(HURRIED_LAB);
  const results = await resultsOf(lab);
  console.log('| # | injected | happened | holds | s |\n|---|---|---|---|---|');
  for (const { row, happened, holds, seconds } of results)
    console.log(
      `| ${row.number} | ${row.inject} | ${happened} | ${holds ? 'yes' : 'NO'} | ${seconds.toFixed(1)} |`,
    );
  const failed = results.filter(({ holds }) => !holds).length;
  const defects = lab.defects.length;
  console.log(`${results.length - failed} of ${results.length} rows hold, ${defects} defects of the lab`);
  return failed + defects === 0 ? 0 : 1;
}

/** Rows that run alone come last, one by one: this process looks at AWS through one endpoint at a time. */
async function resultsOf(lab: Lab): Promise<readonly Result[]> {
  const isAlone = ({ alone }: Row): boolean => alone === true;
  const together = await runEach(
    lab,
    rows.filter((row) => !isAlone(row)),
    AT_ONCE,
  );
  const apart = await runEach(lab, rows.filter(isAlone), 1);
  return rows.map((row) => [...together, ...apart].find((result) => result.row === row)!);
}

async function runEach(lab: Lab, some: readonly Row[], workers: number): Promise<readonly Result[]> {
  const waiting = [...some];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const result = await resultOf(lab, row);
      results.push(result);
      const verdict = result.holds ? 'holds' : 'DOES NOT HOLD';
      console.error(`${verdict}  ${row.number} ${row.inject}: ${result.happened}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

async function resultOf(lab: Lab, row: Row): Promise<Result> {
  const began = performance.now();
  const stage = await openStage(lab, workspace, `f${row.number}`);
  const result = (happened: string, holds: boolean): Result => ({
    row,
    happened,
    holds,
    seconds: (performance.now() - began) / 1000,
  });
  try {
    const happened = await row.run(stage);
    const violations = stage.violations();
    return violations.length === 0 ? result(happened, true) : result(violations.join('; '), false);
  } catch (error) {
    return result(error instanceof Error ? error.message : String(error), false);
  }
}
