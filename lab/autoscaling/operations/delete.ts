import { acceptOnly, optionalFlag, text } from '../../call-params.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import { inProgress, type Group } from '../groups/group.ts';
import { pause, type Parts } from '../context.ts';
import { SECONDS } from '../durations.ts';

/** ASG-10: a group in use is kept unless forced; a forced deletion waits for nothing, not even for draining. */
export function deleteGroup(parts: Parts, call: ApiCall): ApiAnswer {
  acceptOnly(call, ['AutoScalingGroupName', 'ForceDelete']);
  const group = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
  if (optionalFlag(call.params, 'ForceDelete') === true) {
    parts.groups.change(group.name, (now) => ({ ...now, deleting: true, minSize: 0, desired: 0 }));
    parts.task(endAll(parts, group));
  } else {
    requireUnused(group);
    forget(parts, group.name);
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

/** An instance that is being launched now is ended by its launch, which finds the group deleting. */
async function endAll(parts: Parts, group: Group): Promise<void> {
  const ids = group.members.flatMap(({ instanceId }) => instanceId ?? []);
  const arns = group.attachments.map(({ targetGroupArn }) => targetGroupArn);
  await Promise.all(ids.flatMap((id) => arns.map((arn) => parts.targetGroups.deregister(arn, id))));
  await Promise.all(ids.map((id) => parts.compute.terminate(id)));
  await pause(parts, SECONDS.terminate);
  forget(parts, group.name);
}

function forget(parts: Parts, name: string): void {
  parts.groups.remove(name);
  parts.task(parts.watch.remove(parts.policies.of(name).flatMap(({ alarms }) => alarms.map((a) => a.name))));
  for (const things of [parts.hooks, parts.policies, parts.schedules]) things.forget(name);
}
