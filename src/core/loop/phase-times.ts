import type { Policy, Step } from '../policy.ts';
import type { ReleaseRecord } from '../record.ts';

/** How long an accepted write may take to be read back, a deletion to be accepted. */
export const ACCEPTANCE_MS = 5 * 60_000;

/** How long it may take until everything of an environment is gone: drains, then the load balancer. */
export const DESTROY_MS = 60 * 60_000;

/** How long traffic may stay at a step at most. */
export const stepMs = ({ holdMs }: Pick<Policy, 'holdMs'>, { quietMs, hold }: Step): number =>
  hold === true ? holdMs + quietMs : quietMs;

/**
 * When a release has ended at the latest, each phase taking all of its time (ms since the epoch). One that was left for
 * a while and taken up again has the time of its present phase and of a rollback before it.
 */
export function lastMoment({ startedAt, deadlineAt, policy }: ReleaseRecord): number {
  const end = policy.rollingBackMs + ACCEPTANCE_MS;
  const shift = policy.steps.reduce((total, step) => total + stepMs(policy, step) + ACCEPTANCE_MS, 0);
  const bake = policy.bakeMs + ACCEPTANCE_MS;
  const planned = startedAt + policy.provisioningMs + policy.verifyingMs + shift + bake + end;
  return Math.max(planned, (deadlineAt ?? startedAt) + end);
}

/** From the first weight to an end, a rollback included, when nothing has to be waited for. */
export const shortestMs = (policy: Policy): number =>
  policy.steps.reduce((total, step) => total + stepMs(policy, step), 0) + policy.bakeMs + ACCEPTANCE_MS;
