import { acceptOnly, optionalFlag, text } from '../../door/call-params.ts';
import { ApiError, type ApiAnswer } from '../../ports.ts';
import { userTermination } from '../groups/activity-cause.ts';
import { describedActivity } from '../groups/description.ts';
import { inProgress, isTerminating, type Group, type Member } from '../groups/group.ts';
import type { EngineContext } from '../context.ts';
import { terminate } from '../instances/terminate.ts';
import type { Operations } from './operation.ts';
import { blocked } from './update.ts';

/** The API calls about single instances. */
export const INSTANCES: Operations = {
  TerminateInstanceInAutoScalingGroup(context, call) {
    acceptOnly(call, ['InstanceId', 'ShouldDecrementDesiredCapacity']);
    const { group, member } = context.groups.requireInstance(text(call.params, 'InstanceId'));
    requireStaying(group, member);
    const smaller = optionalFlag(call.params, 'ShouldDecrementDesiredCapacity') ?? false;
    return { Activity: end(context, group, member, smaller) };
  },
};

/** Ends an instance, also one that is protected from scale-in (ASG-14). */
function end(context: EngineContext, group: Group, member: Member, smaller: boolean): ApiAnswer {
  if (smaller && group.desired === group.minSize) {
    throw new ApiError(
      'ValidationError',
      `Currently, desiredSize equals minSize (${group.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  const instanceId = member.instanceId ?? '';
  const shrink = smaller ? ([group.desired, group.desired - 1] as const) : null;
  if (smaller) context.groups.change(group.name, (now) => ({ ...now, desired: now.desired - 1 }));
  const cause = userTermination(context.now(), instanceId, shrink);
  const activity = terminate(context, group.name, { ...member, instanceId }, cause);
  context.wake();
  return describedActivity(group, activity);
}

function requireStaying(group: Group, member: Member): void {
  if (!isTerminating(member)) return;
  const ending = inProgress(group).find(({ description }) => description.endsWith(` ${member.instanceId}`));
  throw blocked(ending?.id ?? member.key);
}
