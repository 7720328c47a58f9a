import { HURRIED_LAB } from '../../lab/stage/stage.ts';
import { exitWhenInterrupted, modelWorkspace, openLab } from '../kit/lab.ts';
import { pointText } from './point.ts';
import { SCENARIOS, type Scenario } from './scenario.ts';
import { strikeAll } from './strikes.ts';

/**
 * `npm run crash [SHARE [FROM [WORDS]]]`: strikes every scenario, or those whose names contain WORDS, at every point, or
 * at every SHAREth point from FROM on, and runs it again. Exits with 1 when anything does not converge.
 */
exitWhenInterrupted();
const share = { of: Number(process.argv[2] ?? '1'), from: Number(process.argv[3] ?? '0') };
const words = process.argv[4] ?? '';
const workspace = await modelWorkspace();
const totals = { points: 0, reached: 0, wrong: 0, violations: 0, defects: 0 };
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(words))) await strikeOnOwnLab(scenario);
console.log(
  `${totals.points} points, ${totals.reached} reached, ${totals.reached - totals.wrong} converged; ` +
    `${totals.violations} violations seen by the observer, ${totals.defects} defects of the lab`,
);
const bad = totals.wrong + totals.violations + totals.defects;
process.exit(bad === 0 && totals.reached > 0 ? 0 : 1);

/** Each scenario has a lab of its own, because what earlier ones left in a lab slows it down. */
async function strikeOnOwnLab(scenario: Scenario): Promise<void> {
  const began = performance.now();
  await using lab = await openLab(HURRIED_LAB);
  const struck = await strikeAll({ lab, workspace }, scenario, share, ({ point, wrong }) => {
    if (wrong !== null) console.log(`DOES NOT CONVERGE  ${scenario.name}, ${pointText(point)}: ${wrong}`);
  });
  const reached = struck.filter((one) => one.reached);
  const wrong = reached.filter((one) => one.wrong !== null).length;
  totals.points += struck.length;
  totals.reached += reached.length;
  totals.wrong += wrong;
  totals.violations += lab.observer.violations().length;
  totals.defects += lab.defects.length;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${scenario.name}: ${struck.length} points, ${reached.length} reached, ${wrong} wrong, ${seconds} s`,
  );
}
