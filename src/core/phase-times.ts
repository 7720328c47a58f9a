import type { ReleaseRecord } from './record.ts';

/** How long an accepted write may take to be read back, a deletion to be accepted. */
export const ACCEPTANCE_MS = 5 * 60_000;

/**
 * When a release has ended at the latest, each phase taking all of its time (ms since the epoch). One that was left for
 * a while and taken up again has the time of its present phase and of a rollback before it.
 */
export function lastMoment({ startedAt, deadlineAt, policy }: ReleaseRecord): number {
  const shift = policy.steps.reduce((total, { quietMs }) => total + quietMs + ACCEPTANCE_MS, 0);
  const bake = policy.bakeMs + ACCEPTANCE_MS;
  const end = policy.rollingBackMs + ACCEPTANCE_MS;
  const planned = startedAt + policy.provisioningMs + policy.verifyingMs + shift + bake + end;
  return Math.max(planned, (deadlineAt ?? startedAt) + end);
}
