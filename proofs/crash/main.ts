import { trainedModels } from '../../lab/demo/models.ts';
import { startLab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { HURRIED_LAB } from '../../lab/stage.ts';
import { told } from './point.ts';
import { crash } from './crash.ts';
import { SCENARIOS, type Scenario } from './scenario.ts';

/**
 * `npm run crash [SHARE [FROM [WORDS]]]`: strikes every scenario (or those whose name has WORDS in it) at every point, or
 * at every SHAREth from FROM on, and runs it again; exit code 1 when anything does not converge.
 */
const share = { of: Number(process.argv[2] ?? '1'), from: Number(process.argv[3] ?? '0') };
const words = process.argv[4] ?? '';
const workspace = await trainedModels(pythonEnvironment().bin);
const totals = { points: 0, reached: 0, wrong: 0, violations: 0, defects: 0 };
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(words))) await struck(scenario);
console.log(
  `${totals.points} points, ${totals.reached} reached, ${totals.reached - totals.wrong} converged; ` +
    `${totals.violations} violations seen by the observer, ${totals.defects} defects of the lab`,
);
const bad = totals.wrong + totals.violations + totals.defects;
process.exit(bad === 0 && totals.reached > 0 ? 0 : 1);

/** A lab for each scenario: what the ones before left in it would only slow it down. */
async function struck(scenario: Scenario): Promise<void> {
  const began = performance.now();
  const lab = await startLab(HURRIED_LAB);
  const stop = (): void => void lab.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const found = await crash(lab, workspace, scenario, share, ({ point, wrong }) => {
      if (wrong !== null) console.log(`DOES NOT CONVERGE  ${scenario.name}, ${told(point)}: ${wrong}`);
    });
    const reached = found.filter((one) => one.reached);
    const wrong = reached.filter((one) => one.wrong !== null).length;
    totals.points += found.length;
    totals.reached += reached.length;
    totals.wrong += wrong;
    totals.violations += lab.observer.violations().length;
    totals.defects += lab.defects.length;
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `${scenario.name}: ${found.length} points, ${reached.length} reached, ${wrong} wrong, ${seconds} s`,
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await lab.stop();
  }
}
