import * as causes from './causes.ts';
import { perColour } from './colour.ts';
import type { Problem } from './errors.ts';
import { gate } from './gate.ts';
import type { Observation } from './observation.ts';
import { TERMINAL, type HistoryEntry, type Phase, type ReleaseRecord } from './record.ts';
import { ACCEPTANCE_MS } from './phase-times.ts';
import { NO_TRAFFIC, sameWeights, split } from './traffic.ts';

/** The longest history kept; the oldest entries go first. */
const HISTORY_LIMIT = 200;

/**
 * The whole release in one pure function: what was recorded and what is seen, to what is wanted next.
 * Returns the same object when nothing changed.
 */
export function decide(record: ReleaseRecord, seen: Observation, now: number): ReleaseRecord {
  if (TERMINAL.has(record.phase)) return record;
  if (record.cancelRequested && mayTurnBack(record.phase))
    return turnBack(record, seen, now, causes.cancelled);
  const noted = note(sinceAway(record, now), seen, now);
  const verdict = gate(noted, seen, now);
  if (verdict.kind === 'pass') return passed(noted, seen, now, verdict.reason);
  if (verdict.kind === 'fail') return failed(noted, seen, now, verdict.problem);
  if (noted.deadlineAt !== null && now > noted.deadlineAt)
    return failed(noted, seen, now, causes.deadlinePassed(noted.phase, verdict.reason));
  return noted.passes === 0 ? noted : { ...noted, passes: 0 };
}

/** Before `retiring` there is a stable fleet to go back to; after it there is not. */
export const mayTurnBack = (phase: Phase): boolean =>
  phase === 'provisioning' || phase === 'verifying' || phase === 'shifting' || phase === 'baking';

/**
 * Once the lease is over nobody has watched: the phase's time, its passes and its quiet begin again. Without this a
 * release whose runner was lost would be stuck by its deadline before anything was tried.
 */
const sinceAway = (record: ReleaseRecord, now: number): ReleaseRecord =>
  now > record.leaseUntil
    ? {
        ...record,
        passes: 0,
        readBackAt: null,
        deadlineAt: now + limitMs(record, record.phase),
      }
    : record;

/** How long a phase may take. */
function limitMs({ policy, step }: ReleaseRecord, phase: Phase): number {
  switch (phase) {
    case 'provisioning':
      return policy.provisioningMs;
    case 'verifying':
      return policy.verifyingMs;
    case 'shifting':
      return policy.steps[step]!.quietMs + ACCEPTANCE_MS;
    case 'baking':
      return policy.bakeMs + ACCEPTANCE_MS;
    case 'rolling_back':
      return policy.rollingBackMs;
    default:
      return ACCEPTANCE_MS;
  }
}

/** What an observation adds to the record without changing its course. */
function note(record: ReleaseRecord, seen: Observation, now: number): ReleaseRecord {
  const readBack = sameWeights(seen.rule?.weights, record.weights);
  const readBackAt = readBack ? (record.readBackAt ?? now) : null;
  const golden = Math.max(record.evidence.golden, sum(seen.reports.map((r) => r.golden?.passed ?? 0)));
  const requests = Math.max(record.evidence.requests, sum(seen.reports.map((r) => r.requests.total)));
  const changed =
    readBackAt !== record.readBackAt ||
    golden !== record.evidence.golden ||
    requests !== record.evidence.requests;
  return changed ? { ...record, readBackAt, evidence: { golden, requests } } : record;
}

function passed(record: ReleaseRecord, seen: Observation, now: number, reason: string): ReleaseRecord {
  switch (record.phase) {
    case 'provisioning':
      return enter(record, seen, now, 'verifying', reason);
    case 'verifying':
      return record.passes + 1 < record.policy.healthyPasses
        ? { ...record, passes: record.passes + 1 }
        : shift(record, seen, now, 0, reason);
    case 'shifting':
      return record.step + 1 < record.policy.steps.length
        ? shift(record, seen, now, record.step + 1, reason)
        : enter(record, seen, now, 'baking', reason);
    case 'baking':
      return enter(record, seen, now, 'retiring', reason);
    case 'retiring':
      return enter(record, seen, now, 'promoted', reason);
    default:
      return enter(record, seen, now, 'rolled_back', reason);
  }
}

function failed(record: ReleaseRecord, seen: Observation, now: number, cause: Problem): ReleaseRecord {
  if (mayTurnBack(record.phase)) return turnBack(record, seen, now, cause);
  const reason = `${cause.subject}: ${cause.message}`;
  return {
    ...enter(record, seen, now, 'stuck', reason, 'fail'),
    cause: record.cause ?? cause,
  };
}

function shift(
  record: ReleaseRecord,
  seen: Observation,
  now: number,
  step: number,
  reason: string,
): ReleaseRecord {
  const { weight } = record.policy.steps[step]!;
  const weights = split(record.candidate.colour, weight);
  const aimed: ReleaseRecord = { ...record, step, weights, readBackAt: null };
  return enter(aimed, seen, now, 'shifting', reason);
}

function turnBack(record: ReleaseRecord, seen: Observation, now: number, cause: Problem): ReleaseRecord {
  const weights = record.stable === null ? NO_TRAFFIC : split(record.stable.colour, 100);
  const aimed: ReleaseRecord = {
    ...record,
    weights,
    readBackAt: null,
    cause: record.cause ?? cause,
  };
  const reason = `${cause.subject}: ${cause.message}`;
  return enter(aimed, seen, now, 'rolling_back', reason, 'fail');
}

function enter(
  record: ReleaseRecord,
  seen: Observation,
  now: number,
  phase: Phase,
  reason: string,
  verdict: HistoryEntry['verdict'] = 'pass',
): ReleaseRecord {
  const entry: HistoryEntry = {
    at: now,
    phase,
    step: record.step,
    weights: record.weights,
    verdict,
    reason,
    healthy: perColour((colour) => seen.targets[colour].filter((t) => t.state === 'healthy').length),
  };
  return {
    ...record,
    phase,
    passes: 0,
    enteredAt: now,
    deadlineAt: TERMINAL.has(phase) ? null : now + limitMs(record, phase),
    history: [...record.history, entry].slice(-HISTORY_LIMIT),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
