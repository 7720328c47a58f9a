import { isLeaving, type Group } from '../groups/group.ts';
import { advanced, sickness, type HealthView } from './health.ts';
import { launch } from '../instances/launch.ts';
import type { Parts } from '../context.ts';
import { plan, type Step } from './plan.ts';
import { runSchedules } from '../schedules/run-schedules.ts';
import { terminate } from '../instances/terminate.ts';

/** One look at all groups: run what is scheduled, see their health, decide, begin what was decided. */
export async function look(parts: Parts): Promise<void> {
  runSchedules(parts);
  const groups = parts.groups.all();
  if (groups.length === 0) return;
  const view = await observe(parts, groups);
  for (const { name } of groups) {
    parts.groups.change(name, (group) => assessed(group, view, parts));
    const group = parts.groups.find(name);
    if (group !== undefined) act(parts, group);
  }
}

/** One question to EC2 for all instances, one to the load balancer for each target group. */
async function observe(parts: Parts, groups: readonly Group[]): Promise<HealthView> {
  const ids = groups.flatMap(({ members }) => members.flatMap(({ instanceId }) => instanceId ?? []));
  const arns = [...new Set(groups.flatMap((g) => g.attachments.map(({ targetGroupArn }) => targetGroupArn)))];
  const [states, ...targets] = await Promise.all([
    parts.compute.states(ids),
    ...arns.map((arn) => parts.targetGroups.health(arn)),
  ]);
  return {
    instances: new Map(ids.map((id) => [id, states.get(id) ?? 'terminated'])),
    targets: new Map(arns.map((arn, index) => [arn, targets[index] ?? new Map<string, string>()])),
  };
}

function assessed(group: Group, view: HealthView, parts: Parts): Group {
  const graceMs = group.graceSeconds * 1000 * parts.time.scale;
  return {
    ...group,
    members: group.members.map((member) =>
      isLeaving(member) ? member : { ...member, sick: sickness(group, member, view, parts.now(), graceMs) },
    ),
    attachments: group.attachments.map((attachment) => advanced(attachment, view)),
  };
}

function act(parts: Parts, group: Group): void {
  const steps = plan(group, parts.now());
  for (const step of steps) carryOut(parts, group.name, step);
  // Once the number is right, later activities no longer speak of the request that changed it.
  if (steps.length === 0 && atDesired(group)) {
    parts.groups.change(group.name, (now) => (now.change === group.change ? { ...now, change: null } : now));
  }
}

const atDesired = ({ members, desired }: Group): boolean =>
  members.length === desired && members.every(({ lifecycle }) => lifecycle === 'InService');

function carryOut(parts: Parts, groupName: string, step: Step): void {
  if (step.do === 'launch') {
    launch(parts, groupName, step);
  } else if (step.member.instanceId !== null) {
    terminate(parts, groupName, { ...step.member, instanceId: step.member.instanceId }, step.cause);
  }
}
