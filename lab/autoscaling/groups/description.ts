import type { ApiAnswer } from '../../ports.ts';
import type { Activity, Place } from './activity.ts';
import type { Attachment, Group, GroupTag, Member, TemplateVersion } from './group.ts';

/** Describes a group in the shape of the API. The other functions here describe its parts. */
export function describedGroup(group: Group): ApiAnswer {
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    LaunchTemplate: describedTemplate(group.template),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desired,
    ...group.described,
    AvailabilityZones: [...new Set(group.places.map(({ zone }) => zone))],
    LoadBalancerNames: [],
    TargetGroupARNs: group.attachments.map(({ targetGroupArn }) => targetGroupArn),
    HealthCheckType: group.healthCheckType,
    HealthCheckGracePeriod: group.graceSeconds,
    Instances: launched(group).map(describedMember),
    CreatedTime: new Date(group.createdAt),
    SuspendedProcesses: [],
    VPCZoneIdentifier: group.places.map(({ subnetId }) => subnetId).join(','),
    EnabledMetrics: [],
    ...(group.deleting ? { Status: 'Delete in progress' } : {}),
    Tags: group.tags.map((tag) => describedTag(group, tag)),
    TerminationPolicies: group.terminationPolicies,
    NewInstancesProtectedFromScaleIn: group.protectsNew,
    TrafficSources: group.attachments.map(({ targetGroupArn }) => ({
      Identifier: targetGroupArn,
      Type: 'elbv2',
    })),
  };
}

/** The members that the API shows: those whose instance has an id. */
export const launched = (group: Group): readonly Member[] =>
  group.members.filter(({ instanceId }) => instanceId !== null);

export const describedMember = (member: Member): ApiAnswer => ({
  InstanceId: member.instanceId,
  InstanceType: member.launchedFrom?.instanceType,
  ImageId: member.launchedFrom?.imageId,
  AvailabilityZone: member.place.zone,
  LifecycleState: member.lifecycle,
  HealthStatus: member.unhealthy === null ? 'Healthy' : 'Unhealthy',
  LaunchTemplate: describedTemplate(member.template),
  ProtectedFromScaleIn: member.protectedFromScaleIn,
});

export const describedTag = (group: Group, tag: GroupTag): ApiAnswer => ({
  ResourceId: group.name,
  ResourceType: 'auto-scaling-group',
  Key: tag.key,
  Value: tag.value,
  PropagateAtLaunch: tag.propagate,
});

export const describedActivity = (group: Group, activity: Activity): ApiAnswer => ({
  ActivityId: activity.id,
  AutoScalingGroupName: group.name,
  AutoScalingGroupARN: group.arn,
  Description: activity.description,
  Cause: activity.cause,
  StartTime: new Date(activity.startedAt),
  ...(activity.endedAt === null ? {} : { EndTime: new Date(activity.endedAt) }),
  StatusCode: activity.status,
  ...(activity.message === null ? {} : { StatusMessage: activity.message }),
  Progress: activity.progress,
  ...(activity.place === null ? {} : { Details: details(activity.place) }),
});

const details = ({ subnetId, zone }: Place): string =>
  JSON.stringify({ 'Subnet ID': subnetId, 'Availability Zone': zone });

/** A target group of a group, with its state (ASG-08). */
export const describedAttachment = (attachment: Attachment): ApiAnswer => ({
  LoadBalancerTargetGroupARN: attachment.targetGroupArn,
  State: attachment.state,
});

const describedTemplate = ({ id, name, version }: TemplateVersion): ApiAnswer => ({
  LaunchTemplateId: id,
  LaunchTemplateName: name,
  Version: version,
});
