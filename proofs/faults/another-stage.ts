import type { Lab, LabOptions } from '../../lab/lab.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage/stage.ts';
import { modelWorkspace, openLab } from '../kit/lab.ts';
import { must } from '../kit/must.ts';

/** Runs `work` on one more environment of the same lab, for a row that needs two. Its violations fail the row. */
export async function onAnotherStage<T>(
  lab: Lab,
  environment: string,
  work: (stage: Stage) => Promise<T>,
  files?: string,
): Promise<T> {
  const stage = await openStage(lab, files ?? (await modelWorkspace()), environment);
  const done = await work(stage);
  must(stage.violations().length === 0, `nothing goes wrong in ${environment}`, stage.violations());
  return done;
}

/**
 * Runs `work` on a stage of a lab that no other row shares, for faults that strike everything in it.
 *
 * @param files the workspace of its runs; absent: the usual archives
 */
export async function onOwnLab<T>(
  work: (stage: Stage) => Promise<T>,
  options: LabOptions = HURRIED_LAB,
  files?: string,
): Promise<T> {
  await using lab = await openLab(options);
  const done = await onAnotherStage(lab, 'alone', work, files);
  must(lab.defects.length === 0, 'the lab has no defect', lab.defects);
  return done;
}
