import type { StackNames } from '../core/stack-names.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { Clock, Cloud, Tell } from '../ports.ts';
import type { MakeBundle } from './apply.ts';
import type { VerifyArchive } from './prepare.ts';
import type { Templates } from './wishes.ts';

/** How long a silent run keeps its lock; renewed at half of it. */
export const LEASE_MS = 60_000;

/** What every verb works with; the entry makes it, tests make it on fakes. */
export interface Parts {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly tell: Tell;
}

/** A run that may lead a release. */
export interface LeadParts extends Parts {
  readonly owner: ReleaseRecord['owner'];
  /**
   * Told as soon as there is a record to heal, should this process end here. `upkeep`: it is no release of this run's
   * own, but one that was left, or removals alone.
   */
  readonly begun: (record: ReleaseRecord, as: 'release' | 'upkeep') => void;
}

/** What making a fleet takes. */
export interface MakingParts extends LeadParts {
  readonly templates: Templates;
  /** Digest of the files every instance runs (boot.sh, agent.py). */
  readonly instanceFiles: string;
  readonly verifyArchive: VerifyArchive;
  readonly makeBundle: MakeBundle;
  readonly sha256: (text: string) => string;
}

/** Which service and environment a run is about, and how often it looks. */
export interface Scope {
  readonly service: string;
  readonly environment: string;
  readonly names: StackNames;
  readonly pollMs: number;
}
