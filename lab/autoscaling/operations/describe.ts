import { acceptOnly, optionalText, structures, text, texts, type Params } from '../../door/call-params.ts';
import { beyondTheLab } from '../../door/call-params.ts';
import { inAnswerOrder } from '../groups/activity.ts';
import { describedActivity, describedGroup, describedMember, launched } from '../groups/description.ts';
import type { Group } from '../groups/group.ts';
import { paged } from '../../door/paging.ts';
import type { Operations } from './operation.ts';

/** The API calls that describe groups, instances and activities. An unknown name is no error (ASG-11). */
export const DESCRIPTIONS: Operations = {
  DescribeAutoScalingGroups(context, call) {
    acceptOnly(call, ['AutoScalingGroupNames', 'Filters', 'MaxRecords', 'NextToken', 'IncludeInstances']);
    const names = texts(call.params, 'AutoScalingGroupNames');
    const wanted = context.groups
      .all()
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .filter((group) => structures(call.params, 'Filters').every((filter) => matches(group, filter)));
    const { page, ...more } = paged(wanted, call.params, 50);
    return { AutoScalingGroups: page.map(describedGroup), ...more };
  },

  DescribeAutoScalingInstances(context, call) {
    acceptOnly(call, ['InstanceIds', 'MaxRecords', 'NextToken']);
    const ids = texts(call.params, 'InstanceIds');
    const instances = context.groups.all().flatMap((group) =>
      launched(group)
        .filter(({ instanceId }) => ids.length === 0 || ids.includes(instanceId ?? ''))
        .map((member) => ({
          ...describedMember(member),
          // Only this operation answers in capital letters.
          HealthStatus: member.unhealthy === null ? 'HEALTHY' : 'UNHEALTHY',
          AutoScalingGroupName: group.name,
        })),
    );
    const { page, ...more } = paged(instances, call.params, 50);
    return { AutoScalingInstances: page, ...more };
  },

  DescribeScalingActivities(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'ActivityIds', 'MaxRecords', 'NextToken']);
    const name = optionalText(call.params, 'AutoScalingGroupName');
    const ids = texts(call.params, 'ActivityIds');
    const activities = context.groups
      .all()
      .filter((group) => name === undefined || group.name === name)
      .flatMap((group) => inAnswerOrder(group.activities).map((activity) => ({ group, activity })))
      .filter(({ activity }) => ids.length === 0 || ids.includes(activity.id));
    const { page, ...more } = paged(activities, call.params, 100);
    return { Activities: page.map(({ group, activity }) => describedActivity(group, activity)), ...more };
  },
};

/** Applies a filter: `tag-key`, `tag-value` or `tag:KEY`. One of its values must match. */
function matches(group: Group, filter: Params): boolean {
  const name = text(filter, 'Name');
  const values = texts(filter, 'Values');
  if (name === 'tag-key') return group.tags.some(({ key }) => values.includes(key));
  if (name === 'tag-value') return group.tags.some(({ value }) => values.includes(value));
  if (!name.startsWith('tag:')) throw beyondTheLab(`the filter ${name}`);
  return group.tags.some(({ key, value }) => `tag:${key}` === name && values.includes(value));
}
