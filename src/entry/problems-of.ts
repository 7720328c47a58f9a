import { Failure, RecordConflict, Refusal, type Problem } from '../core/errors.ts';
import { takenOver } from '../core/problems/interruptions.ts';

/** The problems that an error stands for. An unexpected error becomes TSD9001, with the place in the code. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.problems;
  if (error instanceof Failure) return [error.problem];
  if (error instanceof RecordConflict) return [takenOver];
  const at = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
  return [
    {
      code: 'TSD9001',
      subject: 'torchserve-deploy',
      message: `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)} ${at}`.trim(),
      remedy: 'This is a defect of the action: please open an issue with this message.',
    },
  ];
}
