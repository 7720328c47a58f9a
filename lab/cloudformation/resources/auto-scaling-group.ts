import {
  AttachLoadBalancerTargetGroupsCommand,
  CreateAutoScalingGroupCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DeleteTagsCommand,
  DetachLoadBalancerTargetGroupsCommand,
  ScalingActivityInProgressFault,
  UpdateAutoScalingGroupCommand,
  type LaunchTemplateSpecification,
} from '@aws-sdk/client-auto-scaling';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { describeGroup, waitUntilEmpty, waitUntilStable } from './shared/group-stabilisation.ts';
import { retryWhileBusy } from './shared/retry-while-busy.ts';
import { removedKeys } from './shared/tag-map.ts';

/** The resource type AWS::AutoScaling::AutoScalingGroup: creates, changes and deletes Auto Scaling groups. */

/** Sizes are texts in CloudFormation's schema and numbers in the API. */
interface Group {
  readonly AutoScalingGroupName?: string;
  readonly MinSize: string;
  readonly MaxSize: string;
  readonly DesiredCapacity?: string;
  readonly Cooldown?: string;
  readonly VPCZoneIdentifier?: string[];
  readonly LaunchTemplate?: LaunchTemplateSpecification;
  readonly TargetGroupARNs?: string[];
  readonly HealthCheckType?: string;
  readonly HealthCheckGracePeriod?: number;
  readonly DefaultInstanceWarmup?: number;
  readonly NewInstancesProtectedFromScaleIn?: boolean;
  readonly TerminationPolicies?: string[];
  readonly Tags?: readonly (Tag & { readonly PropagateAtLaunch: boolean })[];
}

export const autoScalingGroup = resourceType<Group>({
  supports: [
    'AutoScalingGroupName',
    'MinSize',
    'MaxSize',
    'DesiredCapacity',
    'Cooldown',
    'VPCZoneIdentifier',
    'LaunchTemplate',
    'TargetGroupARNs',
    'HealthCheckType',
    'HealthCheckGracePeriod',
    'DefaultInstanceWarmup',
    'NewInstancesProtectedFromScaleIn',
    'TerminationPolicies',
    'Tags',
  ],
  // A tag of the stack also reaches the group's instances.
  stackTag: (tag) => Object.assign({ PropagateAtLaunch: true }, tag),
  async create(properties, context) {
    const name = properties.AutoScalingGroupName ?? context.newName(255);
    const { TargetGroupARNs, Tags } = properties;
    const settings = { AutoScalingGroupName: name, TargetGroupARNs, Tags: groupTags(name, Tags) };
    await context.autoscaling.send(new CreateAutoScalingGroupCommand({ ...common(properties), ...settings }));
    const made = await describeGroup(name, context);
    return { physicalId: name, attributes: { AutoScalingGroupARN: made?.AutoScalingGroupARN } };
  },
  finish: ({ physicalId }, _properties, context) => waitUntilStable(physicalId, context),
  async update({ physicalId: name, attributes }, properties, previous, context) {
    const settings = { AutoScalingGroupName: name, ...common(properties) };
    await context.autoscaling.send(new UpdateAutoScalingGroupCommand(settings));
    await setTargetGroups(name, properties, previous, context);
    await setTags(name, properties, previous, context);
    await waitUntilStable(name, context);
    return attributes;
  },
  async remove({ physicalId: name }, _properties, context) {
    if ((await describeGroup(name, context)) === undefined) return;
    const nothing = { AutoScalingGroupName: name, MinSize: 0, MaxSize: 0, DesiredCapacity: 0 };
    await context.autoscaling.send(new UpdateAutoScalingGroupCommand(nothing));
    await waitUntilEmpty(name, context);
    const remove = () =>
      context.autoscaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: name }));
    // An empty group may still have an activity in progress (ASG-10).
    await retryWhileBusy(remove, (error) => error instanceof ScalingActivityInProgressFault, context);
  },
});

function common(properties: Group) {
  const { MinSize, MaxSize, DesiredCapacity, Cooldown, VPCZoneIdentifier, LaunchTemplate } = properties;
  const { HealthCheckType, HealthCheckGracePeriod, DefaultInstanceWarmup } = properties;
  const { NewInstancesProtectedFromScaleIn, TerminationPolicies } = properties;
  return {
    MinSize: Number(MinSize),
    MaxSize: Number(MaxSize),
    DesiredCapacity: DesiredCapacity === undefined ? undefined : Number(DesiredCapacity),
    DefaultCooldown: Cooldown === undefined ? undefined : Number(Cooldown),
    VPCZoneIdentifier: VPCZoneIdentifier?.join(','),
    LaunchTemplate,
    HealthCheckType,
    HealthCheckGracePeriod,
    DefaultInstanceWarmup,
    NewInstancesProtectedFromScaleIn,
    TerminationPolicies,
  };
}

const ofGroup = (name: string) => ({ ResourceId: name, ResourceType: 'auto-scaling-group' });

const groupTags = (name: string, tags: Group['Tags'] = []) =>
  tags.map((tag) => ({ ...tag, ...ofGroup(name) }));

async function setTags(
  name: string,
  now: Group,
  before: Group,
  { autoscaling }: ResourceContext,
): Promise<void> {
  const gone = removedKeys(now.Tags, before.Tags).map((Key) => ({ Key, ...ofGroup(name) }));
  if (gone.length > 0) await autoscaling.send(new DeleteTagsCommand({ Tags: gone }));
  const tags = groupTags(name, now.Tags);
  if (tags.length > 0) await autoscaling.send(new CreateOrUpdateTagsCommand({ Tags: tags }));
}

async function setTargetGroups(
  name: string,
  { TargetGroupARNs: now = [] }: Group,
  { TargetGroupARNs: before = [] }: Group,
  { autoscaling }: ResourceContext,
): Promise<void> {
  const fresh = now.filter((arn) => !before.includes(arn));
  const gone = before.filter((arn) => !now.includes(arn));
  const groups = (TargetGroupARNs: string[]) => ({ AutoScalingGroupName: name, TargetGroupARNs });
  if (fresh.length > 0) await autoscaling.send(new AttachLoadBalancerTargetGroupsCommand(groups(fresh)));
  if (gone.length > 0) await autoscaling.send(new DetachLoadBalancerTargetGroupsCommand(groups(gone)));
}
