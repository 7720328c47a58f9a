import * as causes from '../problems/causes.ts';
import { isPinned } from './pins.ts';
import { other, type Colour } from '../colour.ts';
import { floor, unhealthyReasons } from './health-floor.ts';
import type { InstanceReport } from '../instance-report.ts';
import type { Observation, StackView } from '../observation.ts';
import { cannotRecover, isBlocked, isSettled, mustBeRemade } from '../stack-state.ts';
import { TAGS } from '../tags.ts';
import { shortestMs } from './phase-times.ts';
import type { Step } from '../policy.ts';
import { allRemoved, oldFleetRetired, candidateSlotFree, removalAccepted } from './removal-gate.ts';
import type { ReleaseRecord } from '../record.ts';
import { sameWeights } from '../weights.ts';
import { all, fail, pass, wait, type Verdict } from './verdict.ts';

/** May the release leave its phase? Pure: record, observation and the time in, a verdict out. */
export function gate(record: ReleaseRecord, seen: Observation, now: number): Verdict {
  switch (record.phase) {
    case 'provisioning':
      return record.kind === 'capacity'
        ? all(edgeReady(record, seen), fleetChanged(record, seen))
        : all(edgeReady(record, seen), candidateSlotFree(record, seen), fleetReady(record, seen));
    case 'verifying':
      return all(
        canLaunch(record, seen),
        reportsReady(record, seen),
        candidateMeetsFloor(record, seen, wait),
        alarmsQuiet(record, seen),
        credentialsOutlastShift(record, seen, now),
      );
    case 'shifting':
      return all(
        candidateHealthy(record, seen),
        stepCompleted(record, seen, now, record.policy.steps[record.step]!),
      );
    case 'baking':
      return all(
        candidateHealthy(record, seen),
        stepCompleted(record, seen, now, { weight: 100, quietMs: record.policy.bakeMs }),
      );
    case 'retiring':
      return record.kind === 'destroy'
        ? allRemoved(record, seen)
        : all(minimumRestored(record, seen, record.candidate.colour), oldFleetRetired(record, seen));
    case 'rolling_back':
      return all(
        trafficRestored(record, seen),
        minimumRestored(record, seen, other(record.candidate.colour)),
        removalAccepted(record, seen.fleets[record.candidate.colour].stack),
      );
    case 'promoted':
    case 'rolled_back':
    case 'stuck':
      return pass('the release has ended');
  }
}

function edgeReady(record: ReleaseRecord, { edge, rule }: Observation): Verdict {
  const failure = stackFailure(edge);
  if (failure !== null && (record.edge.asked || cannotRecover(record, edge))) return failure;
  if (!record.edge.asked || !isSettled(edge)) return wait(`${edge.name} ${edge.status}`.trim());
  if (edge.tags[TAGS.manifest] !== record.edge.manifest)
    return fail(causes.stackFailed(edge.name, edge.cause ?? 'the stack went back to what it was before'));
  return rule === null ? wait('the production rule is being made') : pass('edge and rule are in place');
}

/** What a change set did to the live fleet; CloudFormation itself has taken back one that failed. */
function fleetChanged(record: ReleaseRecord, seen: Observation): Verdict {
  const { stack, capacity } = seen.fleets[record.candidate.colour];
  if (isSettled(stack) && capacity === record.capacity.manifest) return pass('the fleet is changed');
  const failure = stackFailure(stack);
  if (failure !== null && (record.capacity.asked || cannotRecover(record, stack))) return failure;
  return record.capacity.asked && isSettled(stack)
    ? fail(causes.stackFailed(stack.name, stack.cause ?? 'the stack went back to what it was before'))
    : wait(`${stack.name} ${stack.status}`);
}

function fleetReady(record: ReleaseRecord, seen: Observation): Verdict {
  const fleet = seen.fleets[record.candidate.colour];
  if (fleet.releaseId !== record.candidate.releaseId) return wait(`${fleet.stack.name} is not there yet`);
  const failed = canLaunch(record, seen);
  if (failed.kind === 'fail') return failed;
  const failure = stackFailure(fleet.stack);
  if (failure !== null) return failure;
  const running = fleet.instances.filter((instance) => instance.lifecycle === 'InService').length;
  const progress = `${running} of ${fleet.minSize} instances in service, stack ${fleet.stack.status}`;
  return isSettled(fleet.stack) && running >= fleet.minSize ? pass(progress) : wait(progress);
}

/** Launches that Auto Scaling cannot heal are not waited for: no image, no quota, no capacity in any zone. */
function canLaunch(record: ReleaseRecord, seen: Observation): Verdict {
  const { failure, stack } = seen.fleets[record.candidate.colour];
  return failure === null ? pass('instances launch') : fail(causes.cannotLaunch(stack.name, failure));
}

/** A stack that a release needs and that will not get there any more; null while it may. */
function stackFailure(stack: StackView): Verdict | null {
  if (mustBeRemade(stack) || isRollingBack(stack))
    return fail(causes.stackFailed(stack.name, stack.cause ?? stack.status));
  return isBlocked(stack) ? fail(causes.stackBlocked(stack.name, stack.status, stack.cause)) : null;
}

/** CloudFormation still works on the stack, but something failed: the stack will end where it was before. */
const isRollingBack = ({ state, cause }: StackView): boolean => state === 'busy' && cause !== null;

/** Reports of instances the candidate still has: one that was replaced no longer speaks for the fleet. */
function currentReports(record: ReleaseRecord, seen: Observation): readonly InstanceReport[] {
  const members = new Set(seen.fleets[record.candidate.colour].instances.map((instance) => instance.id));
  return seen.reports.filter((report) => members.has(report.instanceId));
}

function reportsReady(record: ReleaseRecord, seen: Observation): Verdict {
  const reports = currentReports(record, seen);
  const failed = reports.find((report) => report.state === 'failed' || report.state === 'degraded');
  if (failed !== undefined) return fail(causes.instanceFailed(failed));
  const { modelName, modelVersion } = record.artifact;
  const ready = reports.filter((report) => report.state === 'ready');
  const wrong = ready.find((r) => r.model?.name !== modelName || r.model.version !== modelVersion);
  if (wrong !== undefined) return fail(causes.wrongModel(wrong, `${modelName} ${modelVersion}`));
  const needed = floor(seen.fleets[record.candidate.colour], [], record.policy).required;
  const steps = [...new Set(reports.filter((r) => r.state !== 'ready').map((r) => `${r.state} (${r.step})`))];
  const progress = `${ready.length} of ${needed} instances report ready${steps.length === 0 ? '' : `; ${steps.join(', ')}`}`;
  return ready.length >= needed ? pass(progress) : wait(progress);
}

/** The floor on the candidate; `onShortfall` says whether falling short is awaited or ends the release. */
function candidateMeetsFloor(
  record: ReleaseRecord,
  seen: Observation,
  onShortfall: (reason: string) => Verdict,
): Verdict {
  const { colour } = record.candidate;
  const state = floor(seen.fleets[colour], seen.targets[colour], record.policy);
  if (state.holds) return pass(state.reason);
  const why = unhealthyReasons(seen.targets[colour]);
  return onShortfall(why === null ? state.reason : `${state.reason}; ${why}`);
}

function candidateHealthy(record: ReleaseRecord, seen: Observation): Verdict {
  const name = seen.fleets[record.candidate.colour].stack.name;
  const bad = currentReports(record, seen).find((r) => r.state === 'degraded' || r.state === 'failed');
  if (bad !== undefined) return fail(causes.instanceDegraded(bad));
  const alarm = seen.alarms.find((view) => view.state === 'ALARM');
  if (alarm !== undefined) return fail(causes.alarmFired(alarm.name, alarm.reason));
  const unread = seen.alarms.find((view) => view.state === 'unreadable');
  if (unread !== undefined) return fail(causes.alarmUnreadable(unread.name, unread.reason));
  return candidateMeetsFloor(record, seen, (reason) => fail(causes.floorBroken(name, reason)));
}

/**
 * Before traffic moves: an alarm the user named must exist and speak; one in ALARM is awaited, since the
 * candidate's own alarms may still speak of the fleet that held its slot before.
 */
function alarmsQuiet(record: ReleaseRecord, seen: Observation): Verdict {
  const missing = seen.alarms.find((view) => view.state === 'missing');
  if (missing !== undefined) return fail(causes.alarmMissing(missing.name));
  const loud = seen.alarms.find((view) => view.state === 'ALARM');
  if (loud !== undefined) return wait(`alarm ${loud.name} is in ALARM`);
  const unread = seen.alarms.find((view) => view.state === 'unreadable');
  if (unread !== undefined) return wait(`alarm ${unread.name} cannot be read: ${unread.reason}`);
  const mute = seen.alarms.find((v) => v.state === 'INSUFFICIENT_DATA' && record.alarms.includes(v.name));
  return mute === undefined ? pass('alarms are quiet') : wait(`alarm ${mute.name} has no data yet`);
}

/** A shift that the job's credentials would not outlive is not begun: nobody could take it back. */
function credentialsOutlastShift(
  { policy }: ReleaseRecord,
  { credentialsUntil }: Observation,
  now: number,
): Verdict {
  return credentialsUntil === null || credentialsUntil - now >= shortestMs(policy)
    ? pass('the credentials last')
    : fail(causes.credentialsEndBeforeShift(credentialsUntil - now, shortestMs(policy)));
}

function stepCompleted(
  record: ReleaseRecord,
  seen: Observation,
  now: number,
  { quietMs, hold }: Step,
): Verdict {
  if (!sameWeights(seen.rule?.weights, record.weights) || record.readBackAt === null)
    return wait('the weights are not read back yet');
  const weight = record.weights[record.candidate.colour];
  if (hold === true && record.approvedStep !== record.step)
    return wait(`holds at ${weight} % for approval: the continue verb lets it go on`);
  const left = record.readBackAt + quietMs - now;
  if (quietMs === 0) return pass(`${weight} % is read back`);
  if (left > 0) return wait(`quiet at ${weight} %, ${Math.ceil(left / 1000)} s to go`);
  const { requests } = record.evidence;
  const { minRequests } = record.policy;
  return requests >= minRequests
    ? pass(`quiet at ${weight} % for ${Math.round(quietMs / 1000)} s`)
    : wait(`quiet at ${weight} %, but only ${requests} of at least ${minRequests} real requests served`);
}

/** Done when traffic is where the release found it. A first release found none. */
function trafficRestored(record: ReleaseRecord, seen: Observation): Verdict {
  if (seen.rule === null || sameWeights(seen.rule.weights, record.weights)) return pass('traffic is back');
  const stable = other(record.candidate.colour);
  return wait(
    `moving traffic back to ${stable}: ${unhealthyReasons(seen.targets[stable]) ?? 'targets healthy'}`,
  );
}

/** A pin that is left ends by itself, but hours later, and over whatever minimum the fleet was given meanwhile. */
const minimumRestored = (record: ReleaseRecord, seen: Observation, colour: Colour): Verdict =>
  isPinned(record, seen, colour)
    ? wait(`${seen.fleets[colour].stack.name} is to get its own minimum back`)
    : pass('the minimum is the fleet’s own');
