import { acceptOnly, text, texts } from '../../call-params.ts';
import type { ApiAnswer } from '../../ports.ts';
import { describedAttachment, launched } from '../groups/description.ts';
import type { Attachment, Group } from '../groups/group.ts';
import { paged } from '../../paging.ts';
import { pause, type Parts } from '../context.ts';
import { requireTargetGroups } from './create.ts';
import type { Operations } from './operation.ts';

/** Calls about the target groups of a group. */
export const ATTACHMENTS: Operations = {
  AttachLoadBalancerTargetGroups(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'TargetGroupARNs']);
    return attach(parts, text(call.params, 'AutoScalingGroupName'), texts(call.params, 'TargetGroupARNs'));
  },
  DetachLoadBalancerTargetGroups(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'TargetGroupARNs']);
    return detach(parts, text(call.params, 'AutoScalingGroupName'), texts(call.params, 'TargetGroupARNs'));
  },
  DescribeLoadBalancerTargetGroups(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'MaxRecords', 'NextToken']);
    const group = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const { page, ...more } = paged(group.attachments, call.params, 100);
    return { LoadBalancerTargetGroups: page.map(describedAttachment), ...more };
  },
};

async function attach(parts: Parts, name: string, arns: readonly string[]): Promise<ApiAnswer> {
  const group = parts.groups.require(name);
  await requireTargetGroups(parts, arns);
  const fresh = arns.filter((arn) => !group.attachments.some(({ targetGroupArn }) => targetGroupArn === arn));
  parts.groups.change(name, (now) => ({
    ...now,
    attachments: [
      ...now.attachments,
      ...fresh.map((targetGroupArn): Attachment => ({ targetGroupArn, state: 'Adding' })),
    ],
  }));
  for (const arn of fresh) parts.task(register(parts, name, arn));
  return {};
}

/** Added once all instances are registered; InService from the first healthy target on (ASG-08). */
async function register(parts: Parts, name: string, arn: string): Promise<void> {
  const serving = instanceIds(parts, name);
  await Promise.all(serving.map((id) => parts.targetGroups.register(arn, id)));
  parts.groups.change(name, (group) => withState(group, arn, 'Added'));
  parts.wake();
}

function detach(parts: Parts, name: string, arns: readonly string[]): ApiAnswer {
  parts.groups.require(name);
  for (const arn of arns) {
    parts.groups.change(name, (group) => withState(group, arn, 'Removing'));
    parts.task(deregister(parts, name, arn));
  }
  return {};
}

/** ASG-12: Removing for as long as the targets drain; the instances live on. */
async function deregister(parts: Parts, name: string, arn: string): Promise<void> {
  const delay = await parts.targetGroups.drainSeconds(arn);
  await Promise.all(instanceIds(parts, name).map((id) => parts.targetGroups.deregister(arn, id)));
  await pause(parts, delay);
  parts.groups.change(name, (group) => ({
    ...group,
    attachments: group.attachments.filter(({ targetGroupArn }) => targetGroupArn !== arn),
  }));
}

const instanceIds = (parts: Parts, name: string): readonly string[] => {
  const group = parts.groups.find(name);
  return group === undefined ? [] : launched(group).flatMap(({ instanceId }) => instanceId ?? []);
};

const withState = (group: Group, arn: string, state: Attachment['state']): Group => ({
  ...group,
  attachments: group.attachments.map((a) => (a.targetGroupArn === arn ? { ...a, state } : a)),
});
