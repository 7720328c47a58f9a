import { isCancellation } from '../core/problems/kinds.ts';
import type { ReleaseRecord, Result } from '../core/record.ts';

/** How the release ended, in the word that outputs and reports use. A release that has not ended counts as cancelled. */
export function releaseResult(record: ReleaseRecord): Result {
  if (record.phase === 'promoted' || record.phase === 'stuck') return record.phase;
  if (record.phase === 'rolled_back')
    return record.cause !== null && isCancellation(record.cause) ? 'cancelled' : 'rolled_back';
  return 'cancelled';
}

/** Seconds from the failing verdict until all weight was read back on stable; null without a rollback. */
export function rollbackSeconds({ history, readBackAt }: ReleaseRecord): number | null {
  const failedAt = history.find((entry) => entry.phase === 'rolling_back')?.at;
  return failedAt === undefined || readBackAt === null ? null : Math.max(0, readBackAt - failedAt) / 1000;
}
