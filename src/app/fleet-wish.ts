import type { Colour } from '../core/colour.ts';
import type { EdgeOutputs } from '../core/edge-outputs.ts';
import type { StackView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest, ScalingTarget } from '../core/request.ts';
import { commonTags, ownTags, TAGS } from '../core/tags.ts';
import type { StackWish } from '../ports.ts';
import type { ReleaseMaterials } from './run.ts';

/** The stack that a release wants for a fleet: a new one, or the live one with other sizes. */

/** What the wish for a new fleet is made from. */
interface NewFleet {
  readonly materials: ReleaseMaterials;
  readonly record: ReleaseRecord;
  /** Name of the stack. */
  readonly name: string;
  readonly edge: EdgeOutputs;
  readonly bundle: { readonly uri: string; readonly sha256: string };
}

/** The stack of a new fleet. */
export function fleetWish({ materials, record, name, edge, bundle }: NewFleet): StackWish {
  const { request, templates, places } = materials;
  const { colour } = record.candidate;
  return {
    name,
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

/** The live fleet's stack with other sizes, scaling and tags. Every other parameter stays as it is. */
export const resizedFleetWish = (
  { request, templates }: ReleaseMaterials,
  stack: StackView,
  capacity: string,
): StackWish => ({
  name: stack.name,
  template: templates.fleet,
  parameters: {
    ...stack.parameters,
    // The image that was resolved when the fleet was made: a newer one would be another release.
    ImageId: stack.parameters['ImageId'] || (stack.resolved['ImageParameter'] ?? ''),
    MinSize: String(request.minSize),
    MaxSize: String(request.maxSize),
    ...scaling(request.scaling),
  },
  tags: { ...ownTags(stack.tags), ...commonTags(request), [TAGS.capacity]: capacity },
});

/** Tags by which a later observation knows whose fleet it is. */
const fleetTags = (record: ReleaseRecord, colour: Colour): Readonly<Record<string, string>> => ({
  [TAGS.release]: record.releaseId,
  [TAGS.manifest]: record.manifest,
  [TAGS.capacity]: record.capacity.manifest,
  [TAGS.colour]: colour,
});

/** An AMI id is passed as it is. CloudFormation resolves a public parameter in the change set. */
function image(request: PreparedRequest): Readonly<Record<string, string>> {
  if (request.imageId?.startsWith('ami-') === true) return { ImageId: request.imageId };
  return { ImageParameter: request.imageId?.replace(/^ssm:/, '') ?? publicImage(request) };
}

/** Amazon Linux 2023. With a GPU, AWS's deep learning base image of it, which includes the driver. */
function publicImage({ gpu, architecture }: PreparedRequest): string {
  return gpu
    ? `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id`
    : `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}

/** All scaling parameters. 0 switches a policy off, which a fleet that is changed in place needs for dropped targets. */
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
