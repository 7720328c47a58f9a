import type { Sickness } from '../groups/activity-cause.ts';
import type { Attachment, Group, Member } from '../groups/group.ts';
import { isRunning } from '../instances/ec2-state.ts';

/** What was seen of the instances and targets in one look. */
export interface HealthView {
  /** EC2's state by instance id, of those that were asked for: one that entered since is not in it. */
  readonly instances: ReadonlyMap<string, string>;
  /** Target state by target group ARN and instance id. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Why an instance counts as unhealthy, or null. EC2's word counts at once, the load balancer's after the grace
 * period, which runs from InService (ASG-08), and only where the group asks for it and the attachment is InService.
 */
export function sickness(
  group: Group,
  member: Member,
  view: HealthView,
  now: number,
  graceMs: number,
): Sickness | null {
  if (member.sick !== null) return member.sick;
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

/** A target group attached later counts from its first healthy target on (ASG-08). */
export function advanced(attachment: Attachment, view: HealthView): Attachment {
  const states = [...(view.targets.get(attachment.targetGroupArn)?.values() ?? [])];
  return attachment.state === 'Added' && states.includes('healthy')
    ? { ...attachment, state: 'InService' }
    : attachment;
}
