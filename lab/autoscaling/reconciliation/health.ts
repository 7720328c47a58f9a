import type { UnhealthyReason } from '../groups/activity-cause.ts';
import type { Attachment, Group, Member } from '../groups/group.ts';
import { isRunning } from '../instances/ec2-state.ts';

/** Decides from the states of instances and targets whether an instance is healthy (ASG-08). */

/** The states of all instances and targets at one pass. */
export interface HealthView {
  /** EC2's state by instance id. Instances that were launched since the request are missing. */
  readonly instances: ReadonlyMap<string, string>;
  /** Target state by target group ARN and instance id. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Why an instance is unhealthy, or null (ASG-08). EC2's state counts at once. The load balancer's checks count only if the
 * group uses them, the attachment is InService and the grace period, which begins at InService, has ended.
 */
export function unhealthyReason(
  group: Group,
  member: Member,
  view: HealthView,
  now: number,
  graceMs: number,
): UnhealthyReason | null {
  if (member.unhealthy !== null) return member.unhealthy;
  if (member.inServiceAt === null || member.instanceId === null) return null;
  const state = view.instances.get(member.instanceId);
  if (state === undefined) return null;
  if (!isRunning(state)) return 'EC2';
  if (now - member.inServiceAt < graceMs || !group.healthCheckType.split(',').includes('ELB')) return null;
  const failing = group.attachments.some(
    (attached) =>
      attached.state === 'InService' &&
      view.targets.get(attached.targetGroupArn)?.get(member.instanceId ?? '') === 'unhealthy',
  );
  return failing ? 'ELB' : null;
}

/** Moves an attachment that was added to InService once a target is healthy (ASG-08). */
export function advanced(attachment: Attachment, view: HealthView): Attachment {
  const states = [...(view.targets.get(attachment.targetGroupArn)?.values() ?? [])];
  return attachment.state === 'Added' && states.includes('healthy')
    ? { ...attachment, state: 'InService' }
    : attachment;
}
