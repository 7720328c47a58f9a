import { acceptOnly, optionalFlag, text, texts } from '../../call-params.ts';
import { ApiError, type ApiAnswer } from '../../ports.ts';
import { userTermination } from '../groups/activity-cause.ts';
import { describedActivity } from '../groups/description.ts';
import { inProgress, isLeaving, withMember, type Group, type Member } from '../groups/group.ts';
import type { Parts } from '../context.ts';
import { terminate } from '../instances/terminate.ts';
import type { Operations } from './operation.ts';
import { blocked } from './update.ts';

/** Calls about single instances. */
export const INSTANCES: Operations = {
  TerminateInstanceInAutoScalingGroup(parts, call) {
    acceptOnly(call, ['InstanceId', 'ShouldDecrementDesiredCapacity']);
    const { group, member } = parts.groups.requireInstance(text(call.params, 'InstanceId'));
    requireStaying(group, member);
    const smaller = optionalFlag(call.params, 'ShouldDecrementDesiredCapacity') ?? false;
    return { Activity: end(parts, group, member, smaller) };
  },

  /** Unhealthy is acted upon at the next look, like a failed health check. */
  SetInstanceHealth(parts, call) {
    acceptOnly(call, ['InstanceId', 'HealthStatus', 'ShouldRespectGracePeriod']);
    const { group, member } = parts.groups.requireInstance(text(call.params, 'InstanceId'));
    const respectsGrace = optionalFlag(call.params, 'ShouldRespectGracePeriod') ?? true;
    const unhealthy = text(call.params, 'HealthStatus') === 'Unhealthy';
    if (unhealthy && respectsGrace && inGrace(parts, group, member)) return {};
    parts.groups.change(group.name, (now) =>
      withMember(now, member.key, { sick: unhealthy ? 'user' : null }),
    );
    parts.wake();
    return {};
  },

  SetInstanceProtection(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'InstanceIds', 'ProtectedFromScaleIn']);
    const group = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const protectedFromScaleIn = optionalFlag(call.params, 'ProtectedFromScaleIn') ?? false;
    for (const instanceId of texts(call.params, 'InstanceIds')) {
      const { member } = parts.groups.requireInstance(instanceId);
      parts.groups.change(group.name, (now) => withMember(now, member.key, { protectedFromScaleIn }));
    }
    parts.wake();
    return {};
  },
};

/** Scale-in protection does not stop this (ASG-14). */
function end(parts: Parts, group: Group, member: Member, smaller: boolean): ApiAnswer {
  if (smaller && group.desired === group.minSize) {
    throw new ApiError(
      'ValidationError',
      `Currently, desiredSize equals minSize (${group.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  const instanceId = member.instanceId ?? '';
  const shrink = smaller ? ([group.desired, group.desired - 1] as const) : null;
  if (smaller) parts.groups.change(group.name, (now) => ({ ...now, desired: now.desired - 1 }));
  const cause = userTermination(parts.now(), instanceId, shrink);
  const activity = terminate(parts, group.name, { ...member, instanceId }, cause);
  parts.wake();
  return describedActivity(group, activity);
}

function requireStaying(group: Group, member: Member): void {
  if (!isLeaving(member)) return;
  const ending = inProgress(group).find(({ description }) => description.endsWith(` ${member.instanceId}`));
  throw blocked(ending?.id ?? member.key);
}

const inGrace = (parts: Parts, group: Group, member: Member): boolean =>
  member.inServiceAt === null ||
  parts.now() - member.inServiceAt < group.graceSeconds * 1000 * parts.time.scale;
