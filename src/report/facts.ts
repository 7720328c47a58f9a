import type { Result } from '../core/record.ts';

/** What a report says besides the record: known to the run that reports, not part of the release. */
export interface ReportFacts {
  readonly result: Result;
  /** Where clients reach the service; null while there is no load balancer. */
  readonly url: string | null;
  /** The run that reports; the record's owner may be an earlier one. */
  readonly runUrl: string;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  /** The serving fleet; null when it could not be read. */
  readonly capacity: { readonly desired: number; readonly minSize: number; readonly maxSize: number } | null;
  /** From the failing verdict to all weight back on stable, read back; null without a rollback. */
  readonly rollbackSeconds: number | null;
}
