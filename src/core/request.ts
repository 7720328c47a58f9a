import type { Artifact } from './artifact.ts';
import type { GoldenSet, ServerSettings } from './instance-spec.ts';
import type { Policy } from './policy.ts';

/** A deploy request: what the user asks for, first as validated inputs, then with its verified archive. */

/** The place of the archive that the user named. It is not verified yet. */
export type ArtifactSource =
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly versionId: string | null }
  | { readonly kind: 'file'; /** absolute, inside the workspace */ readonly path: string };

/** The network of the instances and the load balancer: named subnets, or the outputs of the network stack. */
export type Network =
  | {
      readonly kind: 'given';
      readonly vpcId: string;
      readonly subnetIds: readonly string[];
      readonly loadBalancerSubnetIds: readonly string[];
    }
  | { readonly kind: 'stack'; readonly name: string };

/** A signal that a fleet scales by, and its target value. */
export type ScalingTarget =
  | { readonly kind: 'cpu'; readonly percent: number }
  | { readonly kind: 'requests'; readonly perTargetPerMinute: number }
  | { readonly kind: 'latency'; readonly milliseconds: number }
  | { readonly kind: 'queue'; readonly perWorker: number };

/** The validated inputs of `deploy`. */
export interface DeployRequest {
  readonly service: string;
  readonly environment: string;
  readonly artifact: ArtifactSource;
  readonly region: string;
  readonly roleToAssume: string | null;
  readonly instanceType: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly gpu: boolean;
  readonly minSize: number;
  readonly maxSize: number;
  readonly scaling: readonly ScalingTarget[];
  readonly policy: Policy;
  readonly golden: GoldenSet | null;
  readonly alarms: readonly string[];
  readonly scheme: 'internal' | 'internet-facing';
  readonly certificateArn: string | null;
  /** Listener port: 443 with a certificate, else 80, unless `listener-port` says otherwise. */
  readonly listenerPort: number;
  readonly network: Network;
  readonly runtime: 'container' | 'process';
  readonly image: string | null;
  /** AMI id or `ssm:` parameter name; null: AWS's public SSM parameter for the instance type. */
  readonly imageId: string | null;
  readonly server: ServerSettings;
  readonly drainSeconds: number;
  readonly healthIntervalSeconds: number;
  /** null: the name is derived from account and region. */
  readonly stateBucket: string | null;
  readonly logRetentionDays: number;
  readonly permissionsBoundary: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly pollMs: number;
  /** True when a person says that they looked at a stuck release, or at weights that were changed by hand. */
  readonly acceptObserved: boolean;
}

/** A request whose archive is verified and lies where instances fetch it. */
export interface PreparedRequest extends DeployRequest {
  readonly verified: Artifact;
  readonly bucket: string;
}
