import type { ArchiveFindings } from '../core/archive/findings.ts';
import type { GoldenSet, InstanceSpec } from '../core/instance-spec.ts';
import { releaseIdOf, stackNames, type StackNames } from '../core/names.ts';
import type { Start } from '../core/plan/start.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest } from '../core/request.ts';
import type { Clock, Cloud, Tell } from '../ports.ts';

/** A run of a verb, and what it works with: its scope, its materials, and the record that it holds. */

/** How long a run keeps its lock without renewing it, in milliseconds. A run renews it when half has passed. */
export const LEASE_MS = 60_000;

/** The service and environment that a run is about, and the time between polls in milliseconds. */
interface Scope {
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

/** One run of a verb: the cloud that it acts on, who runs it, what it is about, and when it stops. */
export interface Run {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly owner: ReleaseRecord['owner'];
  readonly scope: Scope;
  /** Aborts when the runner asks the job to stop. */
  readonly signal: AbortSignal;
  /**
   * Called once this run has saved a record, which has to be healed if the process dies after that. `upkeep`: not a
   * release of this run's own, but one that another run left, or removals only.
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

/** What the stacks of one release are made from. A run that only moves traffic back has none. */
export interface ReleaseMaterials {
  readonly request: PreparedRequest;
  readonly templates: Templates;
  readonly places: Places;
  readonly makeBundle: MakeBundle;
}

/** The bodies of the CloudFormation templates. */
interface Templates {
  readonly edge: string;
  readonly fleet: string;
}

/** The VPC and the subnets of instances and load balancers, by id. */
export interface Places {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly loadBalancerSubnetIds: readonly string[];
}

/** Makes the instance bundle: a zip, and its sha256 in hex. */
type MakeBundle = (
  spec: InstanceSpec,
  golden: GoldenSet | null,
) => Promise<{ readonly zip: Uint8Array; readonly sha256: string }>;

/** A record with the tag of its stored version. */
export interface Held {
  readonly record: ReleaseRecord;
  readonly tag: string;
}

/** The start of a record that begins now. `suffix` is the end of its release id. */
export const startOf = ({ owner, clock }: Pick<Run, 'owner' | 'clock'>, suffix: string): Start => ({
  releaseId: releaseIdOf(owner, suffix),
  owner,
  now: clock.now(),
  leaseMs: LEASE_MS,
});
