import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { isNamed } from '../vendor-error.ts';

/**
 * The scheduled end of a pin or parking: a one-time scheduled action, which Auto Scaling drops once it ran. Each kind
 * has its own action name. An update of an action may keep the fields that it leaves out, so a pin under the name of
 * a parking could inherit its zeros and empty the fleet that serves.
 */
type FleetEnd =
  | { readonly kind: 'pin'; readonly sizes: { readonly MinSize: number } }
  | { readonly kind: 'parking'; readonly sizes: typeof EMPTY_FLEET };

/** The sizes of an ended parking. The maximum stays, for a later rollback to this fleet. */
export const EMPTY_FLEET = { MinSize: 0, DesiredCapacity: 0 } as const;

const ACTION_NAMES: Readonly<Record<FleetEnd['kind'], string>> = {
  pin: 'torchserve-deploy-pin',
  parking: 'torchserve-deploy-parking',
};

/** Schedules the end at `until` (ms since the epoch), rounded up: Auto Scaling counts whole seconds. */
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

/** Removes the scheduled end. Succeeds when there is none, which Auto Scaling reports as a ValidationError. */
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
