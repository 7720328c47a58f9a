import type { Policy, Step } from '../policy.ts';
import type { ReleaseRecord } from '../record.ts';

/** The times that the phases of a release may take, in milliseconds. */

/** Time in ms within which an accepted write must be read back, or a deletion be accepted. */
export const ACCEPTANCE_MS = 5 * 60_000;

/** Time in ms within which everything of an environment must be gone: fleets drain first, then the load balancer goes. */
export const DESTROY_MS = 60 * 60_000;

/** The longest time in ms that traffic may stay at a step. */
export const stepMs = ({ holdMs }: Pick<Policy, 'holdMs'>, { quietMs, hold }: Step): number =>
  hold === true ? holdMs + quietMs : quietMs;

/**
 * The latest end of a release in ms since the epoch, when each phase takes all of its time. A release that was resumed
 * after a pause may end later: when its present phase and a rollback both take all of theirs.
 */
export function lastMoment({ startedAt, deadlineAt, policy }: ReleaseRecord): number {
  const end = policy.rollingBackMs + ACCEPTANCE_MS;
  const shift = policy.steps.reduce((total, step) => total + stepMs(policy, step) + ACCEPTANCE_MS, 0);
  const bake = policy.bakeMs + ACCEPTANCE_MS;
  const planned = startedAt + policy.provisioningMs + policy.verifyingMs + shift + bake + end;
  return Math.max(planned, (deadlineAt ?? startedAt) + end);
}

/** The shortest time in ms from the first weight to the end, with an allowance for a rollback. */
export const shortestMs = (policy: Policy): number =>
  policy.steps.reduce((total, step) => total + stepMs(policy, step), 0) + policy.bakeMs + ACCEPTANCE_MS;
