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
  readonly schemaVersion: 1;
  readonly releaseId: string;
  readonly service: string;
  readonly environment: string;
  readonly artifact: Artifact;
  /** Digest over everything this release pins. */
  readonly manifest: string;
  readonly candidate: { readonly colour: Colour; readonly minSize: number; readonly maxSize: number };
  /** The serving side when the release began; null on a first release. */
  readonly stable: { readonly colour: Colour; readonly desired: number; readonly minSize: number } | null;
  readonly phase: Phase;
  /** Index into policy.steps while shifting. */
  readonly step: number;
  readonly weights: PerColour<number>;
  readonly enteredAt: number;
  /** Digest of the edge stack this release needs, and whether CloudFormation took it from this release. */
  readonly edge: { readonly manifest: string; readonly asked: boolean };
  /** When the current weights were first read back; null until then. */
  readonly readBackAt: number | null;
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
