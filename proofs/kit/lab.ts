import { trainedModels } from '../../lab/demo/models.ts';
import { startLab, type Lab, type LabOptions } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';

/** A folder with the trained archives `1.0/digits.mar` and so on, and their golden set. */
export const modelWorkspace = (): Promise<string> => trainedModels(pythonEnvironment().bin);

/** Starts a lab for `await using`: it stops at the end of the block, and before SIGINT or SIGTERM end the process. */
export async function openLab(options: LabOptions): Promise<Lab & AsyncDisposable> {
  const lab = await startLab(options);
  const interrupt = (): void => void lab.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return Object.assign(lab, {
    async [Symbol.asyncDispose]() {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      await lab.stop();
    },
  });
}
