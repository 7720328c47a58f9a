import type { Problem } from '../core/errors.ts';
import { annotations } from '../report/annotation.ts';
import { annotateErrors } from '../github/runner.ts';
import { runContext } from '../github/run-context.ts';
import { problemsOf } from './problems-of.ts';

/**
 * Runs the main or the post step. Signals abort it; problems become annotations and exit code 1. The runner cancels with
 * SIGINT, 7.5 s later SIGTERM, and 2.5 s after that SIGKILL.
 */
export async function shell(step: (signal: AbortSignal) => Promise<readonly Problem[]>): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const problems = await step(stop.signal).catch(problemsOf);
  annotateErrors(annotations(problems, runContext(process.env).helpUrl));
  if (problems.length > 0) process.exitCode = 1;
}
