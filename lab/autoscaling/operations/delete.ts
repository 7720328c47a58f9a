import { acceptOnly, optionalFlag, text } from '../../door/call-params.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import { inProgress, type Group } from '../groups/group.ts';
import { pause, type EngineContext } from '../context.ts';
import { SECONDS } from '../durations.ts';

/** Deletes a group (ASG-10). A group in use needs ForceDelete, which does not wait for draining. */
export function deleteGroup(context: EngineContext, call: ApiCall): ApiAnswer {
  acceptOnly(call, ['AutoScalingGroupName', 'ForceDelete']);
  const group = context.groups.require(text(call.params, 'AutoScalingGroupName'));
  if (optionalFlag(call.params, 'ForceDelete') === true) {
    context.groups.change(group.name, (now) => ({ ...now, deleting: true, minSize: 0, desired: 0 }));
    context.task(endAll(context, group));
  } else {
    requireUnused(group);
    forget(context, group.name);
  }
  return {};
}

function requireUnused(group: Group): void {
  if (inProgress(group).length > 0) {
    throw new ApiError(
      'ScalingActivityInProgress',
      'You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
    );
  }
  if (group.members.length > 0) {
    throw new ApiError(
      'ResourceInUse',
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    );
  }
}

/** Ends all instances. An instance that is still being launched is ended by its launch, which sees that the group is deleting. */
async function endAll(context: EngineContext, group: Group): Promise<void> {
  const ids = group.members.flatMap(({ instanceId }) => instanceId ?? []);
  const arns = group.attachments.map(({ targetGroupArn }) => targetGroupArn);
  await Promise.all(ids.flatMap((id) => arns.map((arn) => context.targetGroups.deregister(arn, id))));
  await Promise.all(ids.map((id) => context.compute.terminate(id)));
  await pause(context, SECONDS.terminate);
  forget(context, group.name);
}

function forget(context: EngineContext, name: string): void {
  context.groups.remove(name);
  context.task(
    context.watch.remove(context.policies.of(name).flatMap(({ alarms }) => alarms.map((a) => a.name))),
  );
  for (const things of [context.hooks, context.policies, context.schedules]) things.forget(name);
}
