import { trainedModels } from '../lab/demo/models.ts';
import { startLab } from '../lab/lab.ts';
import { pythonEnvironment } from '../lab/python-environment.ts';
import { HURRIED_LAB } from '../lab/stage.ts';
import { told } from './point.ts';
import { crash } from './crash.ts';
import { SCENARIOS } from './scenario.ts';

/**
 * `npm run crash [SHARE]`: strikes every scenario at every point (or at one of SHARE points) and runs it again; exit
 * code 1 when anything does not converge.
 */
const share = Number(process.argv[2] ?? '1');
const workspace = await trainedModels(pythonEnvironment().bin);
const lab = await startLab(HURRIED_LAB);
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void lab.stop().then(() => process.exit(130)));
let [points, reached, wrong] = [0, 0, 0];
try {
  for (const scenario of SCENARIOS) {
    const began = performance.now();
    const found = await crash(lab, workspace, scenario, share, ({ point, wrong: what }) => {
      if (what !== null) console.log(`DOES NOT CONVERGE  ${scenario.name}, ${told(point)}: ${what}`);
    });
    const met = found.filter((struck) => struck.reached);
    const bad = met.filter((struck) => struck.wrong !== null);
    [points, reached, wrong] = [points + found.length, reached + met.length, wrong + bad.length];
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `${scenario.name}: ${found.length} points, ${met.length} reached, ${bad.length} wrong, ${seconds} s`,
    );
  }
  console.log(
    `${points} points, ${reached} reached, ${reached - wrong} converged; ` +
      `${lab.observer.violations().length} violations seen by the observer, ${lab.defects.length} defects of the lab`,
  );
  process.exitCode =
    wrong + lab.observer.violations().length + lab.defects.length === 0 && reached > 0 ? 0 : 1;
} finally {
  await lab.stop();
}
process.exit();
