import type { Artifact } from './artifact.ts';
import type { Colour, PerColour } from './colour.ts';
import type { Problem } from './errors.ts';
import type { Policy } from './policy.ts';

/** The record of a release: what is stored about it, and the phases that it goes through. */

/** A state of the release's state machine. */
export type Phase =
  | 'provisioning'
  | 'verifying'
  | 'shifting'
  | 'baking'
  | 'retiring'
  | 'rolling_back'
  | 'promoted'
  | 'rolled_back'
  | 'stuck';

/** Phases in which a release has ended. */
export const TERMINAL: ReadonlySet<Phase> = new Set(['promoted', 'rolled_back', 'stuck']);

/**
 * The kind of work that a record describes. `capacity` changes the live fleet in place; `destroy` removes everything.
 * Both pass through a few phases of the same state machine.
 */
type Kind = 'release' | 'capacity' | 'destroy';

/** A stack change that a release requests once: the digest of the wanted state, and whether AWS accepted it. */
interface StackRequest {
  readonly manifest: string;
  readonly asked: boolean;
}

/** A fleet kept at full capacity for a rollback by weights alone. At `until` (ms since the epoch) it scales in by itself. */
interface Parked {
  readonly colour: Colour;
  readonly releaseId: string;
  readonly until: number;
}

/** One transition of the state machine, and why it happened. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly phase: Phase;
  readonly step: number;
  readonly weights: PerColour<number>;
  readonly verdict: 'enter' | 'pass' | 'fail' | 'wait';
  readonly reason: string;
  /** Number of healthy targets at that time. */
  readonly healthy: PerColour<number>;
}

/**
 * One attempt to make an artifact live, and the lock on its service and environment. S3 conditional writes save it at
 * `releases/<service>/<environment>/current.json`. All times in ms since the epoch.
 */
export interface ReleaseRecord {
  readonly schemaVersion: 2;
  readonly kind: Kind;
  readonly releaseId: string;
  /** The release that a rollback of this one returns to; null when there is none. */
  readonly previous: string | null;
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  /** Digest of everything that this release pins. */
  readonly manifest: string;
  readonly candidate: {
    readonly colour: Colour;
    readonly minSize: number;
    readonly maxSize: number;
    /** The release that made the fleet: this one, or an earlier one whose parked fleet is used again. */
    readonly releaseId: string;
    /** True while the scheduled end of an earlier parking still stands; false once this release has replaced it. */
    readonly parked: boolean;
  };
  /** The fleet that served when the release began; null on a first release. */
  readonly stable: {
    readonly colour: Colour;
    readonly desired: number;
    readonly minSize: number;
    readonly releaseId: string | null;
  } | null;
  readonly phase: Phase;
  /** Index into `policy.steps` during the shift. */
  readonly step: number;
  /** The weights that the production rule should have. */
  readonly weights: PerColour<number>;
  /** The weights that were read back before `weights` became the goal; null when they are not known for certain. */
  readonly previousWeights: PerColour<number> | null;
  readonly enteredAt: number;
  /** The edge stack this release needs. */
  readonly edge: StackRequest;
  /** The sizes, scaling and tags that the fleet should have. Only a record of kind `capacity` requests them. */
  readonly capacity: StackRequest;
  /** When `weights` were first read back; null until then. */
  readonly readBackAt: number | null;
  /** Number of observations in a row that found weights which no release wrote. */
  readonly foreignSightings: number;
  /** Index of the step that was approved; null when none is. */
  readonly approvedStep: number | null;
  /** Number of retries so far: deletions after a failed deletion, and recoveries after a failed update. */
  readonly repeats: number;
  /** The old fleet that was parked for a rollback; null when none is. */
  readonly parked: Parked | null;
  /** Number of observations in a row that passed the current gate. */
  readonly passes: number;
  readonly deadlineAt: number | null;
  readonly leaseUntil: number;
  readonly owner: { readonly runId: string; readonly attempt: string; readonly url: string };
  readonly policy: Policy;
  readonly alarms: readonly string[];
  readonly cancelRequested: boolean;
  /** Why the release failed; only the first cause is kept. */
  readonly cause: Problem | null;
  /** The most golden and real requests that the instances have reported so far. */
  readonly evidence: { readonly golden: number; readonly requests: number };
  readonly startedAt: number;
  readonly history: readonly HistoryEntry[];
}

/** The value of the output `result`. */
export type Result = 'promoted' | 'rolled_back' | 'stuck' | 'cancelled' | 'refused' | 'planned';
