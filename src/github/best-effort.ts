import type { Problem } from '../core/errors.ts';

/** Where a failure to report goes: a warning, since it never changes the release. */
export type Warn = (problem: Problem) => void;

interface Attempt {
  readonly code: string;
  /** What could not be done, e.g. `pull-request comment`. */
  readonly subject: string;
  /** What the token needs for it, e.g. `pull-requests: write`. */
  readonly permission: string;
}

/** Does it, or warns and answers null. GitHub being down, slow or unwilling is no reason to fail a release. */
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

const explained = (error: unknown, permission: string): Pick<Problem, 'message' | 'remedy'> => {
  const status = statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const remedy =
    status === 401 || status === 403
      ? `Grant the job \`permissions: ${permission}\`; a pull request from a fork never gets it.`
      : 'The release itself is not touched by this; its summary holds the same report.';
  return { message: status === null ? message : `GitHub answered ${status}: ${message}`, remedy };
};

const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
