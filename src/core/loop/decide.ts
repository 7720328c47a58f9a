import * as causes from '../problems/causes.ts';
import { perColour } from '../colour.ts';
import type { Problem } from '../errors.ts';
import { gate } from './gate.ts';
import type { Observation } from '../observation.ts';
import { TERMINAL, type HistoryEntry, type Phase, type ReleaseRecord } from '../record.ts';
import { ACCEPTANCE_MS, DESTROY_MS, stepMs } from './phase-times.ts';
import type { Intent } from '../intent.ts';
import { NO_TRAFFIC, sameWeights, formatWeights, split, type Weights } from '../weights.ts';
import { wait } from './verdict.ts';

/**
 * Decides what the release wants next, from its record and one observation. Pure: this is the whole state machine.
 * `now` is in ms since the epoch. Returns the same object when nothing changes.
 */
export function decide(record: ReleaseRecord, seen: Observation, now: number): ReleaseRecord {
  const look = { seen, now };
  if (TERMINAL.has(record.phase)) return record;
  if (record.cancelRequested && mayTurnBack(record.phase))
    return turnBack(record, look, record.cause ?? causes.cancelled);
  const intent = seen.intent?.releaseId === record.releaseId ? seen.intent : null;
  if (intent?.kind === 'rollback' && mayTurnBack(record.phase))
    return turnBack(record, look, causes.rollbackAsked(intent.actor, intent.runUrl));
  const updated = withObservation(withApproval(restartClockIfLeaseExpired(record, now), intent), look);
  if (updated.foreignSightings >= FOREIGN_SIGHTINGS) return stopForForeignWeights(updated, look);
  const verdict =
    updated.foreignSightings > 0
      ? wait('the production rule has weights that this release did not write')
      : gate(updated, seen, now);
  if (verdict.kind === 'pass') return onPass(updated, look, verdict.reason);
  if (verdict.kind === 'fail') return onFail(updated, look, verdict.problem);
  if (updated.deadlineAt !== null && now > updated.deadlineAt)
    return onFail(updated, look, deadlineProblem(updated, verdict.reason));
  return updated.passes === 0 ? updated : { ...updated, passes: 0 };
}

/** The most history entries that are kept; the oldest are dropped first. */
const HISTORY_LIMIT = 200;

/** Observations in a row that must find foreign weights. A single one may show the weights from before our own write. */
const FOREIGN_SIGHTINGS = 2;

/** One observation and the time of the decision (ms since the epoch). */
interface Look {
  readonly seen: Observation;
  readonly now: number;
}

/** True if a release in this phase may still roll back. From `retiring` on it can only finish forward. */
export const mayTurnBack = (phase: Phase): boolean =>
  phase === 'provisioning' || phase === 'verifying' || phase === 'shifting' || phase === 'baking';

/**
 * Restarts the deadline, passes and quiet time of the phase when the lease has expired, since nobody watched the
 * release meanwhile. Otherwise the deadline would fail a release whose runner was lost before anything was tried.
 */
const restartClockIfLeaseExpired = (record: ReleaseRecord, now: number): ReleaseRecord =>
  now > record.leaseUntil
    ? {
        ...record,
        passes: 0,
        readBackAt: null,
        foreignSightings: 0,
        deadlineAt: now + limitMs(record, record.phase),
      }
    : record;

/** Time limit of a phase in ms. */
function limitMs({ kind, policy, step }: ReleaseRecord, phase: Phase): number {
  switch (phase) {
    case 'provisioning':
      return policy.provisioningMs;
    case 'verifying':
      return policy.verifyingMs;
    case 'shifting':
      return stepMs(policy, policy.steps[step]!) + ACCEPTANCE_MS;
    case 'baking':
      return policy.bakeMs + ACCEPTANCE_MS;
    case 'rolling_back':
      return policy.rollingBackMs;
    case 'retiring':
      return kind === 'destroy' ? DESTROY_MS : ACCEPTANCE_MS;
    default:
      return ACCEPTANCE_MS;
  }
}

/** Records the approval of the step that holds now. An approval of another step has no effect. */
const withApproval = (record: ReleaseRecord, intent: Intent | null): ReleaseRecord =>
  intent?.kind === 'continue' && record.phase === 'shifting' && intent.step === record.step
    ? { ...record, approvedStep: record.step }
    : record;

/** Adds request counts and the read-back of the weights to the record; returns the same object when neither is new. */
function withObservation(record: ReleaseRecord, { seen, now }: Look): ReleaseRecord {
  const golden = Math.max(record.evidence.golden, sum(seen.reports.map((r) => r.golden?.passed ?? 0)));
  const requests = Math.max(record.evidence.requests, sum(seen.reports.map((r) => r.requests.total)));
  const counted =
    golden === record.evidence.golden && requests === record.evidence.requests
      ? record
      : { ...record, evidence: { golden, requests } };
  return withReadBack(counted, seen, now);
}

/** Compares the observed weights with the wanted ones: read back, not written yet, or foreign. */
function withReadBack(record: ReleaseRecord, { rule }: Observation, now: number): ReleaseRecord {
  const { readBackAt, foreignSightings: before } = record;
  if (rule === null) return record;
  if (sameWeights(rule.weights, record.weights))
    return readBackAt !== null && before === 0
      ? record
      : { ...record, readBackAt: readBackAt ?? now, foreignSightings: 0 };
  if (!isForeign(record, rule.weights)) return before === 0 ? record : { ...record, foreignSightings: 0 };
  return record.policy.adoptDrift
    ? { ...record, readBackAt: null, foreignSightings: 0 }
    : { ...record, foreignSightings: before + 1 };
}

/**
 * True if somebody else wrote the weights that were found; they differ from the wanted ones. Before the wanted weights
 * are read back, the previous ones may still stand. Afterwards any other weights are foreign.
 */
function isForeign(record: ReleaseRecord, found: Weights): boolean {
  if (record.readBackAt !== null) return true;
  return record.previousWeights !== null && !sameWeights(found, record.previousWeights);
}

/** Stops without moving traffic: whoever changed the weights may have saved the service. */
function stopForForeignWeights(record: ReleaseRecord, look: Look): ReleaseRecord {
  const { arn, weights } = look.seen.rule!;
  return becomeStuck(
    record,
    look,
    causes.weightsDrifted(arn, formatWeights(record.weights), formatWeights(weights)),
  );
}

const deadlineProblem = (record: ReleaseRecord, reason: string): Problem => {
  const step = record.policy.steps[record.step];
  return record.phase === 'shifting' && step?.hold === true && record.approvedStep !== record.step
    ? causes.heldTooLong(step.weight)
    : causes.deadlinePassed(record.phase, reason);
};

function onPass(record: ReleaseRecord, look: Look, reason: string): ReleaseRecord {
  switch (record.phase) {
    case 'provisioning':
      return enter(record, look, { phase: record.kind === 'capacity' ? 'promoted' : 'verifying', reason });
    case 'verifying':
      return record.passes + 1 < record.policy.healthyPasses
        ? { ...record, passes: record.passes + 1 }
        : startStep(record, look, 0, reason);
    case 'shifting':
      return record.step + 1 < record.policy.steps.length
        ? startStep(record, look, record.step + 1, reason)
        : enter(record, look, { phase: 'baking', reason });
    case 'baking':
      return enter(record, look, { phase: 'retiring', reason });
    case 'retiring':
      return enter(record, look, { phase: 'promoted', reason });
    default:
      return enter(record, look, { phase: 'rolled_back', reason });
  }
}

function onFail(record: ReleaseRecord, look: Look, cause: Problem): ReleaseRecord {
  return mayTurnBack(record.phase) ? turnBack(record, look, cause) : becomeStuck(record, look, cause);
}

function becomeStuck(record: ReleaseRecord, look: Look, cause: Problem): ReleaseRecord {
  const stuck = enter(record, look, { phase: 'stuck', reason: reasonOf(cause), verdict: 'fail' });
  return { ...stuck, cause: record.cause ?? cause };
}

const reasonOf = ({ subject, message }: Problem): string => `${subject}: ${message}`;

function startStep(record: ReleaseRecord, look: Look, step: number, reason: string): ReleaseRecord {
  const weights = split(record.candidate.colour, record.policy.steps[step]!.weight);
  return enter({ ...withTargetWeights(record, weights), step }, look, { phase: 'shifting', reason });
}

/**
 * Turns the release back. A change of capacity moved no traffic, and CloudFormation itself rolls back a failed one. It
 * therefore ends when its stack is at rest, and not earlier: the next release would take half changed sizes for the
 * fleet's own.
 */
function turnBack(record: ReleaseRecord, look: Look, cause: Problem): ReleaseRecord {
  if (record.kind === 'capacity' && isChanging(record, look))
    return restartClockIfLeaseExpired(record, look.now);
  const weights = record.stable === null ? NO_TRAFFIC : split(record.stable.colour, 100);
  const withCause = { ...record, cause: record.cause ?? cause };
  const reason = reasonOf(cause);
  return record.kind === 'capacity'
    ? enter(withCause, look, { phase: 'rolled_back', reason, verdict: 'fail' })
    : enter(withTargetWeights(withCause, weights), look, { phase: 'rolling_back', reason, verdict: 'fail' });
}

const isChanging = (record: ReleaseRecord, { seen, now }: Look): boolean =>
  seen.fleets[record.candidate.colour].stack.state === 'busy' &&
  now <= (restartClockIfLeaseExpired(record, now).deadlineAt ?? now);

/**
 * Sets the weights that the release wants next. The current ones become `previousWeights` only if they were read back:
 * if not, their write may be lost, and either they or older weights may stand.
 */
const withTargetWeights = (record: ReleaseRecord, weights: Weights): ReleaseRecord => ({
  ...record,
  weights,
  previousWeights: record.readBackAt === null ? null : record.weights,
  readBackAt: null,
  foreignSightings: 0,
});

/** A phase to enter, and why. `verdict` is that of the phase before. */
interface Entry {
  readonly phase: Phase;
  readonly reason: string;
  readonly verdict?: HistoryEntry['verdict'];
}

function enter(
  record: ReleaseRecord,
  { seen, now }: Look,
  { phase, reason, verdict = 'pass' }: Entry,
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
