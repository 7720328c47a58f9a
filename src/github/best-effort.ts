import type { Problem } from '../core/errors.ts';

/** Runs a report that may fail: a failure becomes a warning, and the result null. No failure of GitHub fails a release. */
export const bestEffort = async <T>(
  warn: Warn,
  attempt: Attempt,
  work: () => Promise<T>,
): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    warn({ code: attempt.code, subject: attempt.subject, ...explained(error, attempt.permission) });
    return null;
  }
};

/** Takes a failed report as a warning: it never changes the release. */
export type Warn = (problem: Problem) => void;

/** A report that may fail. */
interface Attempt {
  readonly code: string;
  /** What is reported, e.g. `pull-request comment`. */
  readonly subject: string;
  /** The permission that the token needs, e.g. `pull-requests: write`. */
  readonly permission: string;
}

const explained = (error: unknown, permission: string): Pick<Problem, 'message' | 'remedy'> => {
  const status = statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const remedy =
    status === 401 || status === 403
      ? `Grant the job \`permissions: ${permission}\`; a pull request from a fork never gets it.`
      : 'The release is not affected, and its job summary holds the same report.';
  return { message: status === null ? message : `GitHub answered ${status}: ${message}`, remedy };
};

const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
