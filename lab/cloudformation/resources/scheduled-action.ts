import {
  DeleteScheduledActionCommand,
  PutScheduledUpdateGroupActionCommand,
} from '@aws-sdk/client-auto-scaling';
import { resourceType, type ResourceContext } from '../resource-type.ts';

interface ScheduledAction {
  readonly AutoScalingGroupName: string;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly DesiredCapacity?: number;
  readonly Recurrence?: string;
  readonly TimeZone?: string;
  readonly StartTime?: string;
  readonly EndTime?: string;
}

/** The resource type AWS::AutoScaling::ScheduledAction: creates, changes and deletes scheduled actions. */
export const scheduledAction = resourceType<ScheduledAction>({
  supports: [
    'AutoScalingGroupName',
    'MinSize',
    'MaxSize',
    'DesiredCapacity',
    'Recurrence',
    'TimeZone',
    'StartTime',
    'EndTime',
  ],
  async create(properties, context) {
    const name = context.newName(255);
    await put(name, properties, context);
    return { physicalId: name, attributes: { ScheduledActionName: name } };
  },
  async update({ physicalId, attributes }, properties, _previous, context) {
    await put(physicalId, properties, context);
    return attributes;
  },
  async remove({ physicalId: ScheduledActionName }, { AutoScalingGroupName }, { autoscaling }) {
    await autoscaling.send(new DeleteScheduledActionCommand({ AutoScalingGroupName, ScheduledActionName }));
  },
});

async function put(
  ScheduledActionName: string,
  properties: ScheduledAction,
  context: ResourceContext,
): Promise<void> {
  const { StartTime, EndTime, ...settings } = properties;
  await context.autoscaling.send(
    new PutScheduledUpdateGroupActionCommand({
      ...settings,
      ScheduledActionName,
      StartTime: StartTime === undefined ? undefined : new Date(StartTime),
      EndTime: EndTime === undefined ? undefined : new Date(EndTime),
    }),
  );
}
