import { acceptOnly, text, texts } from '../../door/call-params.ts';
import type { ApiAnswer } from '../../ports.ts';
import { describedAttachment, launched } from '../groups/description.ts';
import type { Attachment, Group } from '../groups/group.ts';
import { paged } from '../../door/paging.ts';
import { pause, type EngineContext } from '../context.ts';
import { requireTargetGroups } from './create.ts';
import type { Operations } from './operation.ts';

/** The API calls about the target groups of a group. */
export const ATTACHMENTS: Operations = {
  AttachLoadBalancerTargetGroups(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'TargetGroupARNs']);
    return attach(context, text(call.params, 'AutoScalingGroupName'), texts(call.params, 'TargetGroupARNs'));
  },
  DetachLoadBalancerTargetGroups(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'TargetGroupARNs']);
    return detach(context, text(call.params, 'AutoScalingGroupName'), texts(call.params, 'TargetGroupARNs'));
  },
  DescribeLoadBalancerTargetGroups(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'MaxRecords', 'NextToken']);
    const group = context.groups.require(text(call.params, 'AutoScalingGroupName'));
    const { page, ...more } = paged(group.attachments, call.params, 100);
    return { LoadBalancerTargetGroups: page.map(describedAttachment), ...more };
  },
};

async function attach(context: EngineContext, name: string, arns: readonly string[]): Promise<ApiAnswer> {
  const group = context.groups.require(name);
  await requireTargetGroups(context, arns);
  const fresh = arns.filter((arn) => !group.attachments.some(({ targetGroupArn }) => targetGroupArn === arn));
  context.groups.change(name, (now) => ({
    ...now,
    attachments: [
      ...now.attachments,
      ...fresh.map((targetGroupArn): Attachment => ({ targetGroupArn, state: 'Adding' })),
    ],
  }));
  for (const arn of fresh) context.task(register(context, name, arn));
  return {};
}

/** Registers all instances; then the state is Added, and InService once a target is healthy (ASG-08). */
async function register(context: EngineContext, name: string, arn: string): Promise<void> {
  const serving = instanceIds(context, name);
  await Promise.all(serving.map((id) => context.targetGroups.register(arn, id)));
  context.groups.change(name, (group) => withState(group, arn, 'Added'));
  context.wake();
}

function detach(context: EngineContext, name: string, arns: readonly string[]): ApiAnswer {
  context.groups.require(name);
  for (const arn of arns) {
    context.groups.change(name, (group) => withState(group, arn, 'Removing'));
    context.task(deregister(context, name, arn));
  }
  return {};
}

/** Deregisters all instances and waits for the delay; the instances stay (ASG-12). */
async function deregister(context: EngineContext, name: string, arn: string): Promise<void> {
  const delay = await context.targetGroups.drainSeconds(arn);
  await Promise.all(instanceIds(context, name).map((id) => context.targetGroups.deregister(arn, id)));
  await pause(context, delay);
  context.groups.change(name, (group) => ({
    ...group,
    attachments: group.attachments.filter(({ targetGroupArn }) => targetGroupArn !== arn),
  }));
}

const instanceIds = (context: EngineContext, name: string): readonly string[] => {
  const group = context.groups.find(name);
  return group === undefined ? [] : launched(group).flatMap(({ instanceId }) => instanceId ?? []);
};

const withState = (group: Group, arn: string, state: Attachment['state']): Group => ({
  ...group,
  attachments: group.attachments.map((a) => (a.targetGroupArn === arn ? { ...a, state } : a)),
});
