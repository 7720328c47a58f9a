import { imageGone } from '../clients/ec2-refusals.ts';

/**
 * Faults of launching, by name: an instance is refused as EC2 would refuse it, until the fault is lifted. `groups`: only
 * in groups whose names begin so.
 */
export type CapacityFault = { readonly groups?: string } & (
  | { readonly name: 'no-capacity'; readonly zones: readonly string[] | 'all' }
  | { readonly name: 'vcpu-quota'; readonly limit: number }
  | { readonly name: 'image-gone' }
);

export interface LaunchAttempt {
  /** Name of the group that launches. */
  readonly group: string;
  readonly instanceType: string;
  readonly imageId: string;
  readonly zone: string;
  /** All zones of the group, the attempted one included. */
  readonly zones: readonly string[];
}

export class CapacityFaults {
  readonly #faults = new Set<CapacityFault>();

  /** Returns what lifts the fault again. */
  inject(fault: CapacityFault): () => void {
    this.#faults.add(fault);
    return () => void this.#faults.delete(fault);
  }

  /** EC2's refusal of this launch, without the activity's closing sentence; null when it may go on. */
  refusal(attempt: LaunchAttempt): string | null {
    for (const fault of this.#faults) {
      if (!attempt.group.startsWith(fault.groups ?? '')) continue;
      const message = WORDING[fault.name](fault as never, attempt);
      if (message !== null) return message;
    }
    return null;
  }
}

/** What each launch failure ends with (ASG-03, ASG-04, ASG-05). */
export const launchFailed = (message: string): string =>
  `${/[.!?]$/.test(message) ? message : `${message}.`} Launching EC2 instance failed.`;

const WORDING: {
  readonly [Name in CapacityFault['name']]: (
    fault: Extract<CapacityFault, { name: Name }>,
    attempt: LaunchAttempt,
  ) => string | null;
} = {
  'no-capacity': (fault, attempt) => noCapacity(fault.zones, attempt),
  'vcpu-quota': ({ limit }) =>
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
  'image-gone': (_fault, { imageId }) => imageGone(imageId),
};

/** ASG-03; EC2 names the zones that still have capacity only when there are any. */
function noCapacity(without: readonly string[] | 'all', attempt: LaunchAttempt): string | null {
  if (without !== 'all' && !without.includes(attempt.zone)) return null;
  const { instanceType, zone } = attempt;
  const others = without === 'all' ? [] : attempt.zones.filter((other) => !without.includes(other));
  const advice =
    others.length === 0
      ? ''
      : ` You can currently get ${instanceType} capacity by not specifying an Availability Zone in your request or choosing ${others.join(', ')}.`;
  return `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity.${advice}`;
}
