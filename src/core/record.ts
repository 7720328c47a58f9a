import type { Artifact } from './artifact.ts';
import type { Colour, PerColour } from './colour.ts';
import type { Problem } from './errors.ts';
import type { Policy } from './policy.ts';

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

export const TERMINAL: ReadonlySet<Phase> = new Set(['promoted', 'rolled_back', 'stuck']);

/**
 * What a record is about. `capacity` changes the live fleet in place, `destroy` removes everything: both are short ways
 * through the same machine.
 */
export type Kind = 'release' | 'capacity' | 'destroy';

/** Something done once in a release: what it should come to, and whether AWS took it from this release. */
export interface StackRequest {
  readonly manifest: string;
  readonly asked: boolean;
}

/** A fleet that waits at full capacity for a rollback by weights alone, until (ms since the epoch) it ends by itself. */
export interface Parked {
  readonly colour: Colour;
  readonly releaseId: string;
  readonly until: number;
}

export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly phase: Phase;
  readonly step: number;
  readonly weights: PerColour<number>;
  readonly verdict: 'enter' | 'pass' | 'fail' | 'wait';
  readonly reason: string;
  /** Healthy targets per colour when this was written. */
  readonly healthy: PerColour<number>;
}

/**
 * One attempt to make an artifact live, and the lock on its service and environment: saved with
 * S3 conditional writes at `releases/<service>/<environment>/current.json`. Times in ms since the epoch.
 */
export interface ReleaseRecord {
  readonly schemaVersion: 2;
  readonly kind: Kind;
  readonly releaseId: string;
  /** The release that a rollback of this one goes back to; null when there is none. */
  readonly previous: string | null;
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  /** Digest over everything this release pins. */
  readonly manifest: string;
  readonly candidate: {
    readonly colour: Colour;
    readonly minSize: number;
    readonly maxSize: number;
    /** Whose fleet it is: this release's own, or an earlier one's that was parked. */
    readonly releaseId: string;
    /** A parked fleet ends by itself: true until this release has put a pin, or no end at all, in its place. */
    readonly parked: boolean;
  };
  /** The serving side when the release began; null on a first release. */
  readonly stable: {
    readonly colour: Colour;
    readonly desired: number;
    readonly minSize: number;
    readonly releaseId: string | null;
  } | null;
  readonly phase: Phase;
  /** Index into policy.steps while shifting. */
  readonly step: number;
  readonly weights: PerColour<number>;
  /** The weights that were read back before these were wanted; null: not known for certain. */
  readonly previousWeights: PerColour<number> | null;
  readonly enteredAt: number;
  /** The edge stack this release needs. */
  readonly edge: StackRequest;
  /** The sizes, scaling and tags that the fleet should have; asked for by a change of capacity alone. */
  readonly capacity: StackRequest;
  /** When the current weights were first read back; null until then. */
  readonly readBackAt: number | null;
  /** Observations in a row that found weights which nobody here wrote. */
  readonly foreignSightings: number;
  /** The step that holds for approval and may go on; null: none yet. */
  readonly approvedStep: number | null;
  /** Repeated deletions of a stack whose deletion failed, and recoveries of one whose update failed. */
  readonly repeats: number;
  /** What waits for a rollback once this release is promoted. */
  readonly parked: Parked | null;
  /** Observations in a row that passed the current gate. */
  readonly passes: number;
  readonly deadlineAt: number | null;
  readonly leaseUntil: number;
  readonly owner: { readonly runId: string; readonly attempt: string; readonly url: string };
  readonly policy: Policy;
  readonly alarms: readonly string[];
  readonly cancelRequested: boolean;
  /** Why it failed; set once, by the first failing gate. */
  readonly cause: Problem | null;
  /** Golden and real requests that the instances had counted at the last observation. */
  readonly evidence: { readonly golden: number; readonly requests: number };
  readonly startedAt: number;
  readonly history: readonly HistoryEntry[];
}

export type Result = 'promoted' | 'rolled_back' | 'stuck' | 'cancelled' | 'refused' | 'planned';
