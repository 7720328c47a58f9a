import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab, type LabOptions } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage.ts';
import { must } from './row.ts';

const workspace = (): Promise<string> => trainedModels(pythonEnvironment().bin);

/** One more service and environment of the same lab, for a row that needs two; its violations are the row's. */
export async function onAnotherStage<T>(
  lab: Lab,
  environment: string,
  work: (stage: Stage) => Promise<T>,
  files?: string,
): Promise<T> {
  const stage = await openStage(lab, files ?? (await workspace()), environment);
  const done = await work(stage);
  must(stage.violations().length === 0, `nothing goes wrong in ${environment}`, stage.violations());
  return done;
}

/**
 * A lab that no other row shares, for faults that strike everything in one; ended with the row.
 * @param files the workspace of its runs; absent: the usual archives
 */
export async function onOwnLab<T>(
  work: (stage: Stage) => Promise<T>,
  options: LabOptions = HURRIED_LAB,
  files?: string,
): Promise<T> {
  const lab = await startLab(options);
  try {
    const done = await onAnotherStage(lab, 'alone', work, files);
    must(lab.defects.length === 0, 'the lab is sound', lab.defects);
    return done;
  } finally {
    await lab.stop();
  }
}
