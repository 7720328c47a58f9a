import { Failure, RecordConflict, Refusal, type Problem } from '../core/errors.ts';
import { annotations } from '../report/annotation.ts';
import { annotateErrors } from '../github/annotations.ts';

/**
 * Runs one step of a verb: signals become an abort, whatever is thrown becomes annotations and exit code 1.
 * SIGINT is the runner's "cancel": 7.5 s later comes SIGTERM, 2.5 s after that SIGKILL.
 */
export async function shell(step: (signal: AbortSignal) => Promise<readonly Problem[]>): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const problems = await step(stop.signal).catch(problemsOf);
  annotateErrors(annotations(problems));
  if (problems.length > 0) process.exitCode = 1;
}

const takenOver: Problem = {
  code: 'TSD4505',
  subject: 'release',
  message:
    'another run took this release over, because this one had not been heard of for longer than its lease',
  remedy: 'Look at the run that the release record names: it finishes or reverts what this one began.',
};

/** Every problem that a person can act on; a defect of ours is told as one, with where it arose. */
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
