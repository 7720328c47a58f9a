import type { ArchiveFindings } from '../core/archive/findings.ts';
import type { GoldenSet, InstanceSpec } from '../core/instance-spec.ts';
import { releaseIdOf, stackNames, type StackNames } from '../core/names.ts';
import type { Start } from '../core/plan/start.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest } from '../core/request.ts';
import type { Clock, Cloud, Tell } from '../ports.ts';

/** How long (ms) a silent run keeps its lock. The lease is renewed when half of it has passed. */
export const LEASE_MS = 60_000;

/** Which service and environment a run is about, and how often (ms) it looks. */
export interface Scope {
  readonly service: string;
  readonly environment: string;
  readonly names: StackNames;
  readonly pollMs: number;
}

export const scopeOf = ({
  service,
  environment,
  pollMs,
}: Pick<Scope, 'service' | 'environment' | 'pollMs'>): Scope => ({
  service,
  environment,
  names: stackNames(service, environment),
  pollMs,
});

/**
 * One run of a verb: the world it acts on, who acts, what it is about, and when to stop. The entry makes it, tests make
 * it on fakes.
 */
export interface Run {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly owner: ReleaseRecord['owner'];
  readonly scope: Scope;
  /** Aborts when the runner asks the job to stop. */
  readonly signal: AbortSignal;
  /**
   * Told as soon as there is a record to heal, should this process end here. `upkeep`: the record is no release of this
   * run's own, but one that was left, or removals alone.
   */
  readonly begun: (record: ReleaseRecord, as: 'release' | 'upkeep') => void;
}

/** A run that can make fleets. */
export interface MakingRun extends Run {
  readonly templates: Templates;
  /** Digest of the files that every instance runs (boot.sh, agent.py). */
  readonly instanceFiles: string;
  readonly verifyArchive: (path: string, responseTimeoutSeconds: number) => Promise<ArchiveFindings>;
  readonly makeBundle: MakeBundle;
  readonly sha256: (text: string) => string;
}

/** What the fleet of one release is made from. A run that only moves traffic back has none of it. */
export interface ReleaseMaterials {
  readonly request: PreparedRequest;
  readonly templates: Templates;
  readonly places: Places;
  readonly makeBundle: MakeBundle;
}

/** Template bodies, read from beside the bundle. */
export interface Templates {
  readonly edge: string;
  readonly fleet: string;
}

/** Where instances and load balancers live, looked up. */
export interface Places {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly loadBalancerSubnetIds: readonly string[];
}

/** Makes the instance bundle: a zip, and its sha256 in hex. */
export type MakeBundle = (
  spec: InstanceSpec,
  golden: GoldenSet | null,
) => Promise<{ readonly zip: Uint8Array; readonly sha256: string }>;

/** A record together with the stored version it was read from or written as. */
export interface Held {
  readonly record: ReleaseRecord;
  readonly tag: string;
}

/** What a record that begins now starts from; `suffix` ends its release id. */
export const startOf = ({ owner, clock }: Pick<Run, 'owner' | 'clock'>, suffix: string): Start => ({
  releaseId: releaseIdOf(owner, suffix),
  owner,
  now: clock.now(),
  leaseMs: LEASE_MS,
});
