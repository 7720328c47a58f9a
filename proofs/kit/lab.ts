import { trainedModels } from '../../lab/demo/models.ts';
import { interruption } from '../../lab/interruption.ts';
import { startLab, type Lab, type LabOptions } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';

/** Starts the lab and the models for a proof, and ends them when it is interrupted. */

/** A folder with the trained archives `1.0/digits.mar` and so on, and their golden set. */
export const modelWorkspace = (): Promise<string> => trainedModels(pythonEnvironment().bin);

/** Starts a lab for `await using`: it stops at the end of the block. */
export async function openLab(options: LabOptions): Promise<Lab & AsyncDisposable> {
  const lab = await startLab(options);
  return Object.assign(lab, { [Symbol.asyncDispose]: () => lab.stop() });
}

/**
 * Ends this program with a shell's exit code when it is interrupted, without another word: the lab's guardian ends the
 * lab's processes and removes its folder.
 */
export function exitWhenInterrupted(): void {
  void interruption().then((code) => process.exit(code));
}
