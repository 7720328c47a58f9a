import { acceptOnly, optionalText, optionalTime, text, texts, type Params } from '../../door/call-params.ts';
import { ApiError, type ApiAnswer } from '../../ports.ts';
import { paged } from '../../door/paging.ts';
import { ACCOUNT, type EngineContext } from '../context.ts';
import { recurrenceIn } from '../schedules/recurrence.ts';
import type { Operations } from './operation.ts';
import { sizesIn } from './update.ts';

const SPECIFIED = [
  'ScheduledActionName',
  'StartTime',
  'EndTime',
  'Recurrence',
  'MinSize',
  'MaxSize',
  'DesiredCapacity',
  'TimeZone',
] as const;

/** The API calls about scheduled actions; `schedules/run-schedules.ts` carries them out. */
export const SCHEDULES: Operations = {
  PutScheduledUpdateGroupAction(context, call) {
    acceptOnly(call, [...SPECIFIED, 'AutoScalingGroupName']);
    put(context, context.groups.require(text(call.params, 'AutoScalingGroupName')).name, call.params);
    return {};
  },

  DescribeScheduledActions(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'ScheduledActionNames', 'MaxRecords', 'NextToken']);
    const names = texts(call.params, 'ScheduledActionNames');
    const wanted = context.schedules
      .of(optionalText(call.params, 'AutoScalingGroupName'))
      .filter(({ name }) => names.length === 0 || names.includes(name));
    const { page, ...more } = paged(wanted, call.params, 50);
    return { ScheduledUpdateGroupActions: page.map(({ described }) => described), ...more };
  },

  DeleteScheduledAction(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'ScheduledActionName']);
    context.schedules.remove(
      text(call.params, 'AutoScalingGroupName'),
      text(call.params, 'ScheduledActionName'),
    );
    return {};
  },
};

function put(context: EngineContext, group: string, params: Params): void {
  const name = text(params, 'ScheduledActionName');
  const start = optionalTime(params, 'StartTime');
  const end = optionalTime(params, 'EndTime');
  if (start !== undefined && start < context.now()) {
    throw new ApiError('ValidationError', 'Given start time is in the past');
  }
  const expression = optionalText(params, 'Recurrence');
  const recurrence =
    expression === undefined ? null : recurrenceIn(expression, optionalText(params, 'TimeZone'));
  const nextAt = recurrence === null ? start : recurrence(start ?? context.now());
  if (nextAt === undefined || nextAt === null) {
    throw new ApiError('ValidationError', 'A scheduled action needs a start time or a recurrence to come');
  }
  const sizes = sizesIn(params);
  if (Object.keys(sizes).length === 0) {
    throw new ApiError('ValidationError', 'At least one of the sizes must be specified');
  }
  const described: ApiAnswer = {
    AutoScalingGroupName: group,
    ScheduledActionName: name,
    ScheduledActionARN: `arn:aws:autoscaling:${context.region}:${ACCOUNT}:scheduledUpdateGroupAction:${name}:autoScalingGroupName/${group}:scheduledActionName/${name}`,
    ...(start === undefined ? {} : { StartTime: new Date(start), Time: new Date(start) }),
    ...(end === undefined ? {} : { EndTime: new Date(end) }),
    Recurrence: optionalText(params, 'Recurrence'),
    TimeZone: optionalText(params, 'TimeZone'),
    MinSize: sizes.minSize,
    MaxSize: sizes.maxSize,
    DesiredCapacity: sizes.desired,
  };
  context.schedules.put({ group, name, described, sizes, recurrence, endsAt: end ?? Infinity, nextAt });
}
