import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pointText } from '../../proofs/crash/point.ts';
import { SCENARIOS } from '../../proofs/crash/scenario.ts';
import { strikeAll } from '../../proofs/crash/strikes.ts';
import { modelWorkspace } from '../../proofs/kit/lab.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { HURRIED_LAB } from '../../lab/stage/stage.ts';

const MINUTE = 60_000;
/** Every 61st point of some scenarios; `npm run crash` takes all points of all scenarios. */
const SHARE = { of: 61, from: 7 };
const SHORT = SCENARIOS.filter(({ name }) => /second|fails|rollback/.test(name));
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = await modelWorkspace();
  lab = await startLab(HURRIED_LAB);
}, 3 * MINUTE);

afterAll(async () => {
  await lab?.stop();
}, MINUTE);

describe('a run that is struck and run again converges', () => {
  it.each(SHORT.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (_name, scenario) => {
      const struck = await strikeAll({ lab, workspace }, scenario, SHARE);
      const wrong = struck.filter((one) => one.wrong !== null);
      expect(wrong.map((one) => `${pointText(one.point)}: ${one.wrong}`)).toEqual([]);
      expect(struck.some(({ reached }) => reached)).toBe(true);
      expect(lab.observer.violations()).toEqual([]);
      expect(lab.defects).toEqual([]);
    },
    4 * MINUTE,
  );
});
