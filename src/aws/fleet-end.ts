import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { isNamed } from './vendor-error.ts';

/** The one-time scheduled action that ends a pin or a parking; Auto Scaling keeps one of a name, and drops it once it ran. */
const END = 'torchserve-deploy-pin';

/** What a fleet's sizes become at its end. */
export interface EndSizes {
  readonly MinSize: number;
  readonly DesiredCapacity?: number;
}

/** Auto Scaling's times are whole seconds: it ends with the last one that has begun. Replaces an end that was set before. */
export const putEnd = (client: AutoScaling, name: string, until: number, sizes: EndSizes): Promise<unknown> =>
  client.putScheduledUpdateGroupAction({
    AutoScalingGroupName: name,
    ScheduledActionName: END,
    StartTime: new Date(Math.ceil(until / 1000) * 1000),
    ...sizes,
  });

/** An unknown action is a ValidationError: there was no end any more, or never one. */
export async function removeEnd(client: AutoScaling, name: string): Promise<void> {
  try {
    await client.deleteScheduledAction({ AutoScalingGroupName: name, ScheduledActionName: END });
  } catch (error) {
    if (!isNamed(error, 'ValidationError')) throw error;
  }
}
