import { isCancellation } from '../core/problems/kinds.ts';
import type { ReleaseRecord, Result } from '../core/record.ts';

/** How a record's release ended, in the one word that outputs and reports use. */
export function releaseResult(record: ReleaseRecord): Result {
  if (record.phase === 'promoted' || record.phase === 'stuck') return record.phase;
  if (record.phase === 'rolled_back')
    return record.cause !== null && isCancellation(record.cause) ? 'cancelled' : 'rolled_back';
  return 'cancelled';
}

/** From the failing verdict to all weight read back on stable; null without a rollback. */
export function rollbackSeconds({ history, readBackAt }: ReleaseRecord): number | null {
  const failedAt = history.find((entry) => entry.phase === 'rolling_back')?.at;
  return failedAt === undefined || readBackAt === null ? null : Math.max(0, readBackAt - failedAt) / 1000;
}
