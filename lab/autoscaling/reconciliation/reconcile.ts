import { isTerminating, type Group } from '../groups/group.ts';
import { advanced, unhealthyReason, type HealthView } from './health.ts';
import { launch } from '../instances/launch.ts';
import type { EngineContext } from '../context.ts';
import { plan, type Step } from './plan.ts';
import { runSchedules } from '../schedules/run-schedules.ts';
import { terminate } from '../instances/terminate.ts';

/** One pass over all groups: runs due schedules, reads health, plans, and starts what was planned. */
export async function reconcile(context: EngineContext): Promise<void> {
  runSchedules(context);
  const groups = context.groups.all();
  if (groups.length === 0) return;
  const view = await observe(context, groups);
  for (const { name } of groups) {
    context.groups.change(name, (group) => assessed(group, view, context));
    const group = context.groups.find(name);
    if (group !== undefined) act(context, group);
  }
}

/** Reads the state of all instances with one request, and of the targets with one request for each target group. */
async function observe(context: EngineContext, groups: readonly Group[]): Promise<HealthView> {
  const ids = groups.flatMap(({ members }) => members.flatMap(({ instanceId }) => instanceId ?? []));
  const arns = [...new Set(groups.flatMap((g) => g.attachments.map(({ targetGroupArn }) => targetGroupArn)))];
  const [states, ...targets] = await Promise.all([
    context.compute.states(ids),
    ...arns.map((arn) => context.targetGroups.health(arn)),
  ]);
  return {
    instances: new Map(ids.map((id) => [id, states.get(id) ?? 'terminated'])),
    targets: new Map(arns.map((arn, index) => [arn, targets[index] ?? new Map<string, string>()])),
  };
}

function assessed(group: Group, view: HealthView, context: EngineContext): Group {
  const graceMs = group.graceSeconds * 1000 * context.time.scale;
  return {
    ...group,
    members: group.members.map((member) =>
      isTerminating(member)
        ? member
        : { ...member, unhealthy: unhealthyReason(group, member, view, context.now(), graceMs) },
    ),
    attachments: group.attachments.map((attachment) => advanced(attachment, view)),
  };
}

function act(context: EngineContext, group: Group): void {
  const steps = plan(group, context.now());
  for (const step of steps) carryOut(context, group.name, step);
  // Activities after the change is carried out must not quote it any more.
  if (steps.length === 0 && atDesired(group)) {
    context.groups.change(group.name, (now) =>
      now.change === group.change ? { ...now, change: null } : now,
    );
  }
}

const atDesired = ({ members, desired }: Group): boolean =>
  members.length === desired && members.every(({ lifecycle }) => lifecycle === 'InService');

function carryOut(context: EngineContext, groupName: string, step: Step): void {
  if (step.do === 'launch') {
    launch(context, groupName, step);
  } else if (step.member.instanceId !== null) {
    terminate(context, groupName, { ...step.member, instanceId: step.member.instanceId }, step.cause);
  }
}
