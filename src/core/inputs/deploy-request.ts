import { leastDrainSeconds, usualPort, zonesNeeded } from './derived.ts';
import type { GoldenSet } from '../instance-spec.ts';
import type { Policy } from '../policy.ts';
import type { ArtifactSource, DeployRequest, Network } from '../request.ts';
import type { DeployValues } from './deploy-inputs.ts';

/** Makes the request from valid inputs, and derives the settings that follow from them. */
export const deployRequest = (v: DeployValues, files: RequestFiles): DeployRequest => ({
  service: v.service,
  environment: v.environment,
  artifact: files.artifact,
  region: v['aws-region'],
  roleToAssume: v['role-to-assume'],
  ...v['instance-type'],
  minSize: v['min-size'],
  maxSize: v['max-size'],
  scaling: v.scaling,
  policy: policy(v),
  golden: files.golden,
  alarms: v.alarms,
  scheme: v.scheme,
  certificateArn: v['certificate-arn'],
  listenerPort: v['listener-port'] ?? usualPort(v['certificate-arn']),
  network: network(v),
  runtime: v.runtime,
  image: v.image,
  imageId: v['image-id'],
  server: {
    workers: v.workers,
    batchSize: v['batch-size'],
    maxBatchDelayMs: v['max-batch-delay'],
    responseTimeoutSeconds: v['response-timeout'],
    startupTimeoutSeconds: v['startup-timeout'],
  },
  drainSeconds: v['drain-time'] ?? leastDrainSeconds(v['response-timeout']),
  healthIntervalSeconds: v['health-interval'],
  stateBucket: v['state-bucket'],
  logRetentionDays: v['log-retention-days'],
  permissionsBoundary: v['permissions-boundary'],
  tags: v.tags,
  pollMs: v['poll-interval'],
  acceptObserved: v['accept-observed'],
});

/** The files of the workspace that a request refers to. */
interface RequestFiles {
  /** The source given by `model-artifact`; a local file has its real, absolute path. */
  readonly artifact: ArtifactSource;
  readonly golden: GoldenSet | null;
}

const policy = (v: DeployValues): Policy => ({
  steps: v.strategy,
  bakeMs: v['bake-time'],
  healthyPasses: v['health-passes'],
  floorShare: v.floor,
  minZones: zonesNeeded(v['min-size']),
  minRequests: v['min-requests'],
  provisioningMs: v['deadline-provisioning'],
  verifyingMs: v['deadline-verifying'],
  rollingBackMs: v['deadline-rolling-back'],
  holdMs: v['deadline-hold'],
  keepPreviousMs: v['keep-previous'],
  adoptDrift: v['adopt-drift'],
});

const network = (v: DeployValues): Network =>
  v['vpc-id'] === null
    ? { kind: 'stack', name: v['network-stack'] }
    : {
        kind: 'given',
        vpcId: v['vpc-id'],
        subnetIds: v['subnet-ids'],
        loadBalancerSubnetIds: v['load-balancer-subnet-ids'],
      };

/** What is reported to GitHub about a release, and with which token. */
export interface Reporting {
  /** Empty: nothing is reported to GitHub. */
  readonly token: string;
  readonly comment: DeployValues['comment'];
  readonly deployment: DeployValues['github-deployment'];
}

export const reporting = (
  v: Pick<DeployValues, 'github-token' | 'comment' | 'github-deployment'>,
): Reporting => ({
  token: v['github-token'],
  comment: v.comment,
  deployment: v['github-deployment'],
});

/** Warns of inputs that are valid but risky, before the release begins. */
export const notices = (v: DeployValues): readonly string[] =>
  v['min-size'] === 1 ? ['min-size is 1: nothing serves while the only instance or its zone fails'] : [];
