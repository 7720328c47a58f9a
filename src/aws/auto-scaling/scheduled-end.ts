import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { isNamed } from '../vendor-error.ts';

/**
 * What becomes of a held fleet by itself: one-time scheduled actions, of which Auto Scaling keeps one of a name and
 * drops it once it ran. Each kind has a name of its own, since what an update of an action leaves out may stay as it
 * was: a pin under the name of a parking could inherit its zeros, and empty the fleet that serves.
 */
export type FleetEnd =
  | { readonly kind: 'pin'; readonly sizes: { readonly MinSize: number } }
  | { readonly kind: 'parking'; readonly sizes: typeof EMPTY_FLEET };

/** The maximum stays: it is what the fleet is launched up to should somebody go back to it after all. */
export const EMPTY_FLEET = { MinSize: 0, DesiredCapacity: 0 } as const;

const ACTION_NAMES: Readonly<Record<FleetEnd['kind'], string>> = {
  pin: 'torchserve-deploy-pin',
  parking: 'torchserve-deploy-parking',
};

/** Auto Scaling's times are whole seconds: it ends with the last one that has begun. */
export const scheduleEnd = (
  client: AutoScaling,
  group: string,
  until: number,
  { kind, sizes }: FleetEnd,
): Promise<unknown> =>
  client.putScheduledUpdateGroupAction({
    AutoScalingGroupName: group,
    ScheduledActionName: ACTION_NAMES[kind],
    StartTime: new Date(Math.ceil(until / 1000) * 1000),
    ...sizes,
  });

/** An unknown action is a ValidationError: there was no end any more, or never one. */
export async function cancelEnd(client: AutoScaling, group: string, kind: FleetEnd['kind']): Promise<void> {
  try {
    await client.deleteScheduledAction({
      AutoScalingGroupName: group,
      ScheduledActionName: ACTION_NAMES[kind],
    });
  } catch (error) {
    if (!isNamed(error, 'ValidationError')) throw error;
  }
}
