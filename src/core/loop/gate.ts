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

const ROLLED_BACK = 'CloudFormation rolled the stack back to its earlier state';

/** Judges whether the release may leave its phase. Pure; `now` is in ms since the epoch. */
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

/** Passes when the edge stack is as this release needs it and the production rule exists. */
function edgeReady(record: ReleaseRecord, { edge, rule }: Observation): Verdict {
  const failure = stackFailure(edge);
  if (failure !== null && (record.edge.asked || cannotRecover(record, edge))) return failure;
  if (!record.edge.asked || !isSettled(edge)) return wait(`${edge.name} ${edge.status}`.trim());
  if (edge.tags[TAGS.manifest] !== record.edge.manifest)
    return fail(causes.stackFailed(edge.name, edge.cause ?? ROLLED_BACK));
  return rule === null ? wait('the production rule does not exist yet') : pass('edge and rule are in place');
}

/** Passes when the live fleet has its new capacity. CloudFormation itself rolls back a failed change set. */
function fleetChanged(record: ReleaseRecord, seen: Observation): Verdict {
  const { stack, capacity } = seen.fleets[record.candidate.colour];
  if (isSettled(stack) && capacity === record.capacity.manifest) return pass('the fleet is changed');
  const failure = stackFailure(stack);
  if (failure !== null && (record.capacity.asked || cannotRecover(record, stack))) return failure;
  return record.capacity.asked && isSettled(stack)
    ? fail(causes.stackFailed(stack.name, stack.cause ?? ROLLED_BACK))
    : wait(`${stack.name} ${stack.status}`);
}

/** Passes when the candidate's stack is settled and its minimum of instances is in service. */
function fleetReady(record: ReleaseRecord, seen: Observation): Verdict {
  const fleet = seen.fleets[record.candidate.colour];
  if (fleet.releaseId !== record.candidate.releaseId) return wait(`${fleet.stack.name} does not exist yet`);
  const failed = canLaunch(record, seen);
  if (failed.kind === 'fail') return failed;
  const failure = stackFailure(fleet.stack);
  if (failure !== null) return failure;
  const running = fleet.instances.filter((instance) => instance.lifecycle === 'InService').length;
  const progress = `${running} of ${fleet.minSize} instances in service, stack ${fleet.stack.status}`;
  return isSettled(fleet.stack) && running >= fleet.minSize ? pass(progress) : wait(progress);
}

/** Fails when Auto Scaling can never launch instances: no image, no quota, no capacity in any zone. */
function canLaunch(record: ReleaseRecord, seen: Observation): Verdict {
  const { failure, stack } = seen.fleets[record.candidate.colour];
  return failure === null ? pass('instances launch') : fail(causes.cannotLaunch(stack.name, failure));
}

/** The failing verdict of a stack that cannot become usable by itself any more; null while it can. */
function stackFailure(stack: StackView): Verdict | null {
  if (mustBeRemade(stack) || isRollingBack(stack))
    return fail(causes.stackFailed(stack.name, stack.cause ?? stack.status));
  return isBlocked(stack) ? fail(causes.stackBlocked(stack.name, stack.status, stack.cause)) : null;
}

/** True while CloudFormation rolls the stack back after a failure. */
const isRollingBack = ({ state, cause }: StackView): boolean => state === 'busy' && cause !== null;

/** The reports of the candidate's present instances. A replaced instance no longer counts. */
function currentReports(record: ReleaseRecord, seen: Observation): readonly InstanceReport[] {
  const members = new Set(seen.fleets[record.candidate.colour].instances.map((instance) => instance.id));
  return seen.reports.filter((report) => members.has(report.instanceId));
}

/** Passes when enough instances report ready with the expected model, and none reports a failure. */
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

/** Passes when enough of the candidate's targets are healthy. `onShortfall` makes the verdict when too few are. */
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

/** Fails at the first sign of trouble under traffic: a report, an alarm, an unreadable alarm or the floor. */
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
 * Passes when the alarms allow traffic to move. An alarm that the user named must exist and have data. An alarm that
 * fires is waited for: the slot's own alarms may still show the fleet that had the slot before.
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

/** Fails when the credentials would expire during the shift, since this run could not roll it back then. */
function credentialsOutlastShift(
  { policy }: ReleaseRecord,
  { credentialsUntil }: Observation,
  now: number,
): Verdict {
  return credentialsUntil === null || credentialsUntil - now >= shortestMs(policy)
    ? pass('the credentials last')
    : fail(causes.credentialsEndBeforeShift(credentialsUntil - now, shortestMs(policy)));
}

/** Passes when the weights are read back, approved if the step holds, quiet for long enough and used by enough requests. */
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
  if (left > 0) return wait(`quiet at ${weight} %, ${Math.ceil(left / 1000)} s left`);
  const { requests } = record.evidence;
  const { minRequests } = record.policy;
  return requests >= minRequests
    ? pass(`quiet at ${weight} % for ${Math.round(quietMs / 1000)} s`)
    : wait(`quiet at ${weight} %, but only ${requests} of at least ${minRequests} real requests served`);
}

/** Passes when traffic is back where the release found it. A first release found none. */
function trafficRestored(record: ReleaseRecord, seen: Observation): Verdict {
  if (seen.rule === null || sameWeights(seen.rule.weights, record.weights)) return pass('traffic is back');
  const stable = other(record.candidate.colour);
  return wait(
    `moving traffic back to ${stable}: ${unhealthyReasons(seen.targets[stable]) ?? 'targets healthy'}`,
  );
}

/** Passes when no pin is left. A forgotten pin would end hours later and overwrite a minimum that was set meanwhile. */
const minimumRestored = (record: ReleaseRecord, seen: Observation, colour: Colour): Verdict =>
  isPinned(record, seen, colour)
    ? wait(`${seen.fleets[colour].stack.name} waits for its own minimum size`)
    : pass('the fleet has its own minimum size');
