import type { PerColour } from '../core/colour.ts';
import type { Result } from '../core/record.ts';

/** What a report says besides the record: known to the run that reports, and not part of the release. */
export interface ReportFacts {
  readonly result: Result;
  /** Where clients reach the service; null while there is no load balancer. */
  readonly url: string | null;
  /** The run that reports; the record's owner may be an earlier run. */
  readonly runUrl: string;
  /** The page that explains each problem's code. */
  readonly helpUrl: string;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  /** The weights of the production rule at the end; null when they could not be read. */
  readonly weights: PerColour<number> | null;
  /** The serving fleet; null when it could not be read. */
  readonly capacity: { readonly desired: number; readonly minSize: number; readonly maxSize: number } | null;
  /** From the failing verdict until all weight was read back on stable; null without a rollback. */
  readonly rollbackSeconds: number | null;
}
