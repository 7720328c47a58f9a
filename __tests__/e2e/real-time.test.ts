import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { runRelease } from '../../lab/stage/release.ts';

const MINUTE = 60_000;
let lab: Lab;
let models: string;

beforeAll(async () => {
  models = await trainedModels(pythonEnvironment().bin);
  lab = await startLab({ scale: 1 });
}, 3 * MINUTE);

afterAll(async () => {
  await lab?.stop();
}, MINUTE);

it(
  'a release is promoted when AWS takes all the time it takes',
  async () => {
    const { outputs, connectionsElsewhere } = await runRelease(lab, {
      run: 1,
      workspace: models,
      inputs: {
        service: 'digits',
        environment: 'real-time',
        'model-artifact': '1.0/digits.mar',
        golden: 'golden.json',
        strategy: 'all-at-once',
        'bake-time': '20s',
        runtime: 'process',
        'image-id': lab.account.imageId,
        workers: '1',
      },
    });
    expect(outputs['result']).toBe('promoted');
    expect(connectionsElsewhere).toEqual([]);
    expect(lab.observer.violations()).toEqual([]);
    expect(lab.defects).toEqual([]);
  },
  8 * MINUTE,
);
