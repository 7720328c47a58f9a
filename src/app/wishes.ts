import type { Colour } from '../core/colour.ts';
import { idleTimeoutSeconds } from '../core/inputs/derived.ts';
import type { EdgeOutputs } from '../core/edge-outputs.ts';
import type { FleetView, StackView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest, ScalingTarget } from '../core/request.ts';
import type { StackNames } from '../core/stack-names.ts';
import type { StackWish } from '../ports.ts';

/** Where instances and load balancers live, looked up. */
export interface Places {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly loadBalancerSubnetIds: readonly string[];
}

/** Template bodies, read from beside the bundle. */
export interface Templates {
  readonly edge: string;
  readonly fleet: string;
}

export interface Bundle {
  readonly uri: string;
  readonly sha256: string;
}

/** Everything but the wish's own digest, which goes on as a tag: an applied edge can be recognised by it. */
export function edgeParameters(request: PreparedRequest, places: Places): Readonly<Record<string, string>> {
  const source = request.verified.uri.slice('s3://'.length).split('/')[0]!;
  return {
    Service: request.service,
    Environment: request.environment,
    VpcId: places.vpcId,
    LoadBalancerSubnetIds: places.loadBalancerSubnetIds.join(','),
    Scheme: request.scheme,
    ListenerPort: String(request.listenerPort),
    CertificateArn: request.certificateArn ?? '',
    DrainSeconds: String(request.drainSeconds),
    HealthIntervalSeconds: String(request.healthIntervalSeconds),
    IdleTimeoutSeconds: String(idleTimeoutSeconds(request.server.responseTimeoutSeconds)),
    LogRetentionDays: String(request.logRetentionDays),
    StateBucket: request.bucket,
    ArtifactBucket: source === request.bucket ? '' : source,
    PermissionsBoundary: request.permissionsBoundary ?? '',
  };
}

export function edgeWish(
  request: PreparedRequest,
  names: StackNames,
  templates: Templates,
  places: Places,
  manifest: string,
): StackWish {
  return {
    name: names.edge,
    template: templates.edge,
    parameters: edgeParameters(request, places),
    tags: { ...commonTags(request), 'torchserve-deploy:manifest': manifest },
  };
}

export function fleetWish(
  request: PreparedRequest,
  record: ReleaseRecord,
  names: StackNames,
  templates: Templates,
  places: Places,
  edge: EdgeOutputs,
  bundle: Bundle,
): StackWish {
  const { colour } = record.candidate;
  return {
    name: names.fleets[colour],
    template: templates.fleet,
    parameters: {
      Service: request.service,
      Environment: request.environment,
      Colour: colour,
      ReleaseId: record.releaseId,
      SubnetIds: places.subnetIds.join(','),
      SecurityGroupId: edge.securityGroupId,
      InstanceProfileArn: edge.instanceProfileArn,
      TargetGroupArn: edge.targetGroups[colour],
      TargetGroupName: edge.targetGroupNames[colour],
      LoadBalancerName: edge.loadBalancerName,
      ...image(request),
      InstanceType: request.instanceType,
      MinSize: String(record.candidate.minSize),
      MaxSize: String(record.candidate.maxSize),
      BundleUri: bundle.uri,
      BundleSha256: bundle.sha256,
      StateBucket: request.bucket,
      HealthGraceSeconds: String(Math.ceil(record.policy.verifyingMs / 1000)),
      ...scaling(request.scaling),
    },
    tags: { ...commonTags(request), ...fleetTags(record, colour) },
  };
}

/** The same fleet with other sizes, scaling and tags: everything else as its stack has it. */
export const resizedFleetWish = (
  request: PreparedRequest,
  { stack }: FleetView,
  templates: Templates,
  capacity: string,
): StackWish => ({
  name: stack.name,
  template: templates.fleet,
  parameters: {
    ...stack.parameters,
    // As it was resolved when the fleet was made: a newer image would be another release.
    ImageId: stack.parameters['ImageId'] || (stack.resolved['ImageParameter'] ?? ''),
    MinSize: String(request.minSize),
    MaxSize: String(request.maxSize),
    ...scaling(request.scaling),
  },
  tags: { ...ownTags(stack.tags), ...commonTags(request), 'torchserve-deploy:capacity': capacity },
});

/** What the action itself says of a stack; the user's own tags are the request's. */
const ownTags = (tags: StackView['tags']): StackView['tags'] =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith('torchserve-deploy:')));

/** What a fleet says of itself to a later observation. */
const fleetTags = (record: ReleaseRecord, colour: Colour): Readonly<Record<string, string>> => ({
  'torchserve-deploy:release': record.releaseId,
  'torchserve-deploy:manifest': record.manifest,
  'torchserve-deploy:capacity': record.capacity.manifest,
  'torchserve-deploy:colour': colour,
});

export const commonTags = (
  request: Pick<PreparedRequest, 'tags' | 'service' | 'environment'>,
): Readonly<Record<string, string>> => ({
  ...request.tags,
  'torchserve-deploy:service': request.service,
  'torchserve-deploy:environment': request.environment,
});

/** An AMI id goes as it is; a public parameter is left to CloudFormation, which resolves it in the change set. */
function image(request: PreparedRequest): Readonly<Record<string, string>> {
  if (request.imageId?.startsWith('ami-') === true) return { ImageId: request.imageId };
  return { ImageParameter: request.imageId?.replace(/^ssm:/, '') ?? publicImage(request) };
}

/** Amazon Linux 2023; for GPUs AWS's deep learning base image of it, which brings the driver. */
function publicImage({ gpu, architecture }: PreparedRequest): string {
  return gpu
    ? `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id`
    : `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}

/** All of them: one that is not asked for any more has to be switched off on a fleet that is changed in place. */
const scaling = (targets: readonly ScalingTarget[]): Readonly<Record<string, string>> => ({
  CpuTarget: '0',
  RequestsTarget: '0',
  LatencyTarget: '0',
  QueueTarget: '0',
  ...Object.fromEntries(targets.map(scalingParameter)),
});

function scalingParameter(target: ScalingTarget): readonly [string, string] {
  switch (target.kind) {
    case 'cpu':
      return ['CpuTarget', String(target.percent)];
    case 'requests':
      return ['RequestsTarget', String(target.perTargetPerMinute)];
    case 'latency':
      return ['LatencyTarget', String(target.milliseconds)];
    case 'queue':
      return ['QueueTarget', String(target.perWorker)];
  }
}
