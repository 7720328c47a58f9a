import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crash } from '../../proofs/crash/crash.ts';
import { told } from '../../proofs/crash/point.ts';
import { SCENARIOS } from '../../proofs/crash/scenario.ts';
import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { HURRIED_LAB } from '../../lab/stage.ts';

const MINUTE = 60_000;
/** One of so many points of some scenarios; `npm run crash` takes all of both. */
const SHARE = { of: 61, from: 7 };
const SHORT = SCENARIOS.filter(({ name }) => /second|fails|rollback/.test(name));
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = await trainedModels(pythonEnvironment().bin);
  lab = await startLab(HURRIED_LAB);
}, 3 * MINUTE);

afterAll(async () => {
  await lab?.stop();
}, MINUTE);

describe('a run that is struck and run again converges', () => {
  it.each(SHORT.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (_name, scenario) => {
      const struck = await crash(lab, workspace, scenario, SHARE, () => undefined);
      const wrong = struck.filter((one) => one.wrong !== null);
      expect(wrong.map((one) => `${told(one.point)}: ${one.wrong}`)).toEqual([]);
      expect(struck.some(({ reached }) => reached)).toBe(true);
      expect(lab.observer.violations()).toEqual([]);
      expect(lab.defects).toEqual([]);
    },
    4 * MINUTE,
  );
});
