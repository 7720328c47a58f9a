import { imageGone } from '../clients/ec2-refusals.ts';

/**
 * A launch fault: EC2 refuses to launch instances until the fault is lifted. With `groups` it applies only to groups whose
 * names begin with that text.
 */
export type CapacityFault = { readonly groups?: string } & (
  | { readonly name: 'no-capacity'; readonly zones: readonly string[] | 'all' }
  | { readonly name: 'vcpu-quota'; readonly limit: number }
  | { readonly name: 'image-gone' }
);

interface LaunchAttempt {
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

  /** Injects a fault; the returned function lifts it. */
  inject(fault: CapacityFault): () => void {
    this.#faults.add(fault);
    return () => void this.#faults.delete(fault);
  }

  /** The message with which EC2 refuses this launch, or null. The activity appends a sentence to it. */
  refusal(attempt: LaunchAttempt): string | null {
    for (const fault of this.#faults) {
      if (!attempt.group.startsWith(fault.groups ?? '')) continue;
      const message = WORDING[fault.name](fault as never, attempt);
      if (message !== null) return message;
    }
    return null;
  }
}

/** The message of a failed launch activity (ASG-03, ASG-04, ASG-05). */
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

/** The refusal for lack of capacity (ASG-03). It names the zones that still have capacity, if there are any. */
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
