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

/** The longest history kept; the oldest entries go first. */
const HISTORY_LIMIT = 200;

/** Looks in a row that must find foreign weights: one alone may be an answer from before our own write. */
const FOREIGN_SIGHTINGS = 2;

/**
 * The whole release in one pure function: what was recorded and what is seen, to what is wanted next.
 * Returns the same object when nothing changed.
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
      ? wait('other weights than those written are seen')
      : gate(updated, seen, now);
  if (verdict.kind === 'pass') return onPass(updated, look, verdict.reason);
  if (verdict.kind === 'fail') return onFail(updated, look, verdict.problem);
  if (updated.deadlineAt !== null && now > updated.deadlineAt)
    return onFail(updated, look, deadlineProblem(updated, verdict.reason));
  return updated.passes === 0 ? updated : { ...updated, passes: 0 };
}

/** What is seen, and when (ms since the epoch). */
interface Look {
  readonly seen: Observation;
  readonly now: number;
}

/** Before `retiring` there is a stable fleet to go back to; after it there is not. */
export const mayTurnBack = (phase: Phase): boolean =>
  phase === 'provisioning' || phase === 'verifying' || phase === 'shifting' || phase === 'baking';

/**
 * Once the lease is over nobody has watched: the phase's time, its passes and its quiet begin again. Without this a
 * release whose runner was lost would be stuck by its deadline before anything was tried.
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

/** How long a phase may take. */
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

/** `continue` names the step that it saw hold: what it says of one step is not said of the next. */
const withApproval = (record: ReleaseRecord, intent: Intent | null): ReleaseRecord =>
  intent?.kind === 'continue' && record.phase === 'shifting' && intent.step === record.step
    ? { ...record, approvedStep: record.step }
    : record;

/** What an observation adds to the record without changing its course; the same object when that is nothing. */
function withObservation(record: ReleaseRecord, { seen, now }: Look): ReleaseRecord {
  const golden = Math.max(record.evidence.golden, sum(seen.reports.map((r) => r.golden?.passed ?? 0)));
  const requests = Math.max(record.evidence.requests, sum(seen.reports.map((r) => r.requests.total)));
  const counted =
    golden === record.evidence.golden && requests === record.evidence.requests
      ? record
      : { ...record, evidence: { golden, requests } };
  return withReadBack(counted, seen, now);
}

/** Weights that are there as written, not there yet, or somebody else's. */
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

/** Once ours were read back, any others; before that, any but those that ours take the place of. */
function isForeign(record: ReleaseRecord, found: Weights): boolean {
  if (record.readBackAt !== null) return true;
  return record.previousWeights !== null && !sameWeights(found, record.previousWeights);
}

/** Whoever changed the weights may have saved the service: nothing is moved until they say so. */
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
 * Sends the release back to where it began. A change of capacity moved no traffic, and CloudFormation takes back what
 * fails of it, so it is over when its stack rests: a release that began before would take half changed sizes for the
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
 * Wants other weights. The weights that are there now may be those that this record wrote last or, if that write was
 * lost, those before them: any others are foreign.
 */
const withTargetWeights = (record: ReleaseRecord, weights: Weights): ReleaseRecord => ({
  ...record,
  weights,
  previousWeights: record.readBackAt === null ? null : record.weights,
  readBackAt: null,
  foreignSightings: 0,
});

/** The phase that a record enters, and why. */
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
