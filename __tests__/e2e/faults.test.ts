import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROWS } from '../../faults/rows.ts';
import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { HURRIED_LAB, openStage } from '../../lab/stage.ts';

const MINUTE = 60_000;
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = await trainedModels(pythonEnvironment().bin);
  lab = await startLab(HURRIED_LAB);
}, 3 * MINUTE);

afterAll(async () => {
  await lab?.stop();
}, MINUTE);

it.each(ROWS.map((row) => [row.number, row.inject, row] as const))(
  'fault %s, %s: what must hold does',
  async (number, _inject, row) => {
    const stage = await openStage(lab, workspace, `f${number}`);
    expect(await row.run(stage)).not.toBe('');
    expect(stage.violations()).toEqual([]);
    expect(lab.defects).toEqual([]);
  },
  8 * MINUTE,
);
