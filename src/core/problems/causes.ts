import type { Problem } from '../errors.ts';
import type { InstanceReport } from '../instance-report.ts';
import { CANCELLED } from './kinds.ts';

/** The problems that can end a release. They stand in one file so that each code has one meaning. */

export const stackFailed = (stack: string, cause: string): Problem => ({
  code: 'TSD4101',
  subject: stack,
  message: cause,
  remedy:
    'Correct the cause, then run again. The run creates a stack anew after a failed creation, and updates it again after a failed update.',
});

export const stackBlocked = (stack: string, status: string, cause: string | null): Problem => ({
  code: 'TSD4102',
  subject: stack,
  message: `the stack is in ${status}${cause === null ? '' : `: ${cause}`}`,
  remedy:
    'A person has to bring the stack out of this status: the action skips no resource and deletes none by force.',
});

export const cannotLaunch = (fleet: string, message: string): Problem => ({
  code: 'TSD4103',
  subject: fleet,
  message,
  remedy:
    'Auto Scaling cannot recover from this by itself. Change the image, the instance type, the subnets or the quota.',
});

export const instanceFailed = (report: InstanceReport): Problem => ({
  code: report.step === 'golden' ? 'TSD4202' : 'TSD4201',
  subject: report.instanceId,
  message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
  remedy:
    report.step === 'golden'
      ? 'The model answers, but not as the golden set expects. Correct the model or the golden set.'
      : 'Read the last log lines below. The whole log is in the log group of this service and environment.',
  detail: report.log,
});

export const instanceDegraded = (report: InstanceReport): Problem => ({
  code: 'TSD4301',
  subject: report.instanceId,
  message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
  remedy: 'The candidate failed under real traffic. Correct the model, then release again.',
  detail: report.log,
});

export const wrongModel = (report: InstanceReport, expected: string): Problem => ({
  code: 'TSD4203',
  subject: report.instanceId,
  message:
    `serves ${report.model?.name ?? 'no model'} ${report.model?.version ?? ''}, not ${expected}`.trim(),
  remedy: 'The archive and its manifest disagree. Build the archive again.',
});

export const alarmFired = (alarm: string, reason: string): Problem => ({
  code: 'TSD4302',
  subject: alarm,
  message: reason === '' ? 'the alarm is in ALARM' : reason,
  remedy: 'Look at the metric of the alarm during the shift, correct the cause and release again.',
});

export const alarmMissing = (alarm: string): Problem => ({
  code: 'TSD4303',
  subject: alarm,
  message: 'no alarm has this name',
  remedy: 'Correct the name in the input alarms, or create the alarm in this region.',
});

export const floorBroken = (fleet: string, reason: string): Problem => ({
  code: 'TSD4304',
  subject: fleet,
  message: reason,
  remedy:
    'Too few of the candidate’s targets are healthy to carry traffic. The load balancer gives the reasons above; correct them and release again.',
});

/** Phases whose time an input sets, as `deadline-PHASE`. */
const DEADLINE_INPUTS: ReadonlySet<string> = new Set(['provisioning', 'verifying', 'rolling_back']);

export const deadlinePassed = (phase: string, reason: string): Problem => ({
  code: 'TSD4104',
  subject: phase,
  message: `the deadline passed: ${reason}`,
  remedy: DEADLINE_INPUTS.has(phase)
    ? `Find out why this took so long. If the time was too short, raise deadline-${phase.replace('_', '-')}.`
    : 'Find out why this took so long. No input sets the deadline of this phase.',
});

export const heldTooLong = (weight: number): Problem => ({
  code: 'TSD4105',
  subject: 'hold',
  message: `nobody approved the release while it held at ${weight} %`,
  remedy:
    'Run it again and approve it with the continue verb, or raise deadline-hold to give approvers more time.',
});

export const credentialsEndBeforeShift = (leftMs: number, neededMs: number): Problem => ({
  code: 'TSD4106',
  subject: 'credentials',
  message: `the job's credentials expire in ${minutes(leftMs)}; shift, bake and a rollback take up to ${minutes(neededMs)}`,
  remedy: 'Set role-to-assume, so that the action renews the credentials, or give the job a longer session.',
});

export const weightsDrifted = (rule: string, wanted: string, found: string): Problem => ({
  code: 'TSD4305',
  subject: rule,
  message: `somebody changed the weights by hand: the release set ${wanted}, the rule has ${found}`,
  remedy:
    'Find out who changed them and why. Then run rollback or deploy with accept-observed: true. With adopt-drift: true a release goes on without asking.',
});

export const alarmUnreadable = (alarm: string, why: string): Problem => ({
  code: 'TSD4306',
  subject: alarm,
  message: `the alarm cannot be read: ${why}`,
  remedy:
    'The release stops because an unreadable alarm may be firing. Release again when CloudWatch answers and the role may read alarms.',
});

export const rollbackAsked = (actor: string, runUrl: string): Problem => ({
  code: 'TSD4404',
  subject: 'release',
  message: `${actor} asked for a rollback (${runUrl})`,
  remedy: 'Traffic is back on the stable fleet. Release again once the reason is corrected.',
});

export const cancelled: Problem = {
  code: CANCELLED,
  subject: 'release',
  message: 'the release was cancelled',
  remedy:
    'Traffic is back on the stable fleet, and nothing is left half done. Run it again when you want the release.',
};

const minutes = (ms: number): string => `${Math.max(0, Math.round(ms / 60_000))} min`;
