/**
 * The causes of scaling activities in AWS's words (ASG-02, ASG-07, ASG-13): sentences that begin with the time,
 * joined by two blanks.
 */

/** A change of a group's desired capacity, quoted in the causes of the activities that carry it out. */
export interface CapacityChange {
  readonly at: number;
  /** Who changed it, e.g. `a user request created an AutoScalingGroup`. */
  readonly by: string;
  readonly from: number;
  readonly to: number;
}

/** The time in a cause: ISO 8601, without fractions of a second. */
export const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const CREATED = 'a user request created an AutoScalingGroup';
export const SET_DESIRED = 'a user request explicitly set group desired capacity';
export const updated = (min: number, max: number, desired: number): string =>
  `a user request update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${desired}`;

export const scheduled = (min: number, max: number, desired: number): string =>
  `a scheduled action update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${desired}`;

/** The change by a scaling policy (ASG-16). */
export const triggered = (alarm: string, state: string, policy: string): string =>
  `a monitor alarm ${alarm} in state ${state} triggered policy ${policy}`;

export function launchForCapacity(
  at: number,
  change: CapacityChange | null,
  from: number,
  to: number,
): string {
  return joined([
    changed(change),
    `At ${stamp(at)} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}.`,
  ]);
}

export const launchForReplacement = (at: number): string =>
  `At ${stamp(at)} an instance was launched in response to an unhealthy instance needing to be replaced.`;

export const launchForBalance = (at: number): string =>
  `At ${stamp(at)} an instance was launched to aid in balancing the group's zones.`;

export function scaleIn(
  at: number,
  change: CapacityChange | null,
  from: number,
  to: number,
  instanceId: string,
): string {
  return joined([
    changed(change),
    `At ${stamp(at)} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}.`,
    `At ${stamp(at)} instance ${instanceId} was selected for termination.`,
  ]);
}

export type UnhealthyReason = 'ELB' | 'EC2';

const SICK: Readonly<Record<UnhealthyReason, string>> = {
  ELB: 'an ELB system health check failure.',
  EC2: 'an EC2 health check indicating it has been terminated or stopped.',
};

export const unhealthyTermination = (at: number, sickness: UnhealthyReason): string =>
  `At ${stamp(at)} an instance was taken out of service in response to ${SICK[sickness]}`;

export const userTermination = (
  at: number,
  instanceId: string,
  shrink: readonly [number, number] | null,
): string =>
  `At ${stamp(at)} instance ${instanceId} was taken out of service in response to a user request${
    shrink === null ? '' : `, shrinking the capacity from ${shrink[0]} to ${shrink[1]}`
  }.`;

function changed(change: CapacityChange | null): string | null {
  return change === null
    ? null
    : `At ${stamp(change.at)} ${change.by} changing the desired capacity from ${change.from} to ${change.to}.`;
}

const joined = (sentences: readonly (string | null)[]): string =>
  sentences.filter((sentence) => sentence !== null).join('  ');
