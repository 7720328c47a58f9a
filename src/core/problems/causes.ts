import type { Problem } from '../errors.ts';
import type { InstanceReport } from '../instance-report.ts';
import { CANCELLED } from './kinds.ts';

/** The problems a release can end with. One place, so that a code means one thing; docs/troubleshooting.md has them all. */

export const stackFailed = (stack: string, cause: string): Problem => ({
  code: 'TSD4101',
  subject: stack,
  message: cause,
  remedy:
    'Mend the cause named first and run again: a stack whose creation failed is made anew, one whose update failed is changed again.',
});

export const stackBlocked = (stack: string, status: string, cause: string | null): Problem => ({
  code: 'TSD4102',
  subject: stack,
  message: `the stack is in ${status}${cause === null ? '' : `: ${cause}`}`,
  remedy: 'A person has to look at the stack: no resource is skipped or deleted by force.',
});

export const cannotLaunch = (fleet: string, message: string): Problem => ({
  code: 'TSD4103',
  subject: fleet,
  message,
  remedy:
    'Auto Scaling cannot heal this by itself: change the image, the instance type, the subnets or the quota.',
});

export const instanceFailed = (report: InstanceReport): Problem => ({
  code: report.step === 'golden' ? 'TSD4202' : 'TSD4201',
  subject: report.instanceId,
  message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
  remedy:
    report.step === 'golden'
      ? 'The model answers, but not as its golden set expects: mend the model or the golden set.'
      : 'Read the lines below; the whole log is in the log group of this service and environment.',
  detail: report.log,
});

export const instanceDegraded = (report: InstanceReport): Problem => ({
  code: 'TSD4301',
  subject: report.instanceId,
  message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
  remedy: 'The candidate served wrongly under real traffic: mend the model, then release again.',
  detail: report.log,
});

export const wrongModel = (report: InstanceReport, expected: string): Problem => ({
  code: 'TSD4203',
  subject: report.instanceId,
  message:
    `serves ${report.model?.name ?? 'no model'} ${report.model?.version ?? ''}, not ${expected}`.trim(),
  remedy: 'The archive and its manifest disagree: make the archive anew.',
});

export const alarmFired = (alarm: string, reason: string): Problem => ({
  code: 'TSD4302',
  subject: alarm,
  message: reason === '' ? 'the alarm is in ALARM' : reason,
  remedy: 'Look at the metric the alarm watches for the minutes of the shift.',
});

export const alarmMissing = (alarm: string): Problem => ({
  code: 'TSD4303',
  subject: alarm,
  message: 'there is no alarm of this name',
  remedy: 'Correct the name in the input alarms, or make the alarm in this region.',
});

export const floorBroken = (fleet: string, reason: string): Problem => ({
  code: 'TSD4304',
  subject: fleet,
  message: reason,
  remedy:
    'Too few of the candidate’s targets are healthy to carry traffic; the reasons are the load balancer’s.',
});

export const deadlinePassed = (phase: string, reason: string): Problem => ({
  code: 'TSD4104',
  subject: phase,
  message: `the deadline passed while waiting: ${reason}`,
  remedy: `Raise deadline-${phase.replace('_', '-')} if this is how long it takes; otherwise see what was awaited.`,
});

export const heldTooLong = (weight: number): Problem => ({
  code: 'TSD4105',
  subject: 'hold',
  message: `nobody let the release go on while it held at ${weight} %`,
  remedy: 'Run it again and let it go on with the continue verb, or give approvers longer: deadline-hold.',
});

export const credentialsEndBeforeShift = (leftMs: number, neededMs: number): Problem => ({
  code: 'TSD4106',
  subject: 'credentials',
  message: `the job's credentials end in ${minutes(leftMs)}; shift, bake and a rollback take up to ${minutes(neededMs)}`,
  remedy: 'Give role-to-assume, so that they are renewed on the way, or a longer session to the job.',
});

export const weightsDrifted = (rule: string, wanted: string, found: string): Problem => ({
  code: 'TSD4305',
  subject: rule,
  message: `somebody changed the weights by hand: ${wanted} was written, ${found} is there`,
  remedy:
    'See who sends traffic where and why. Then run rollback or deploy with accept-observed: true; adopt-drift: true carries on without asking.',
});

export const alarmUnreadable = (alarm: string, why: string): Problem => ({
  code: 'TSD4306',
  subject: alarm,
  message: `the alarm cannot be read: ${why}`,
  remedy:
    'What cannot be read is never taken for quiet: release again when CloudWatch answers and the role may read alarms.',
});

export const rollbackAsked = (actor: string, runUrl: string): Problem => ({
  code: 'TSD4404',
  subject: 'release',
  message: `${actor} asked for a rollback (${runUrl})`,
  remedy: 'Traffic is back on the stable fleet. Release again when the reason is mended.',
});

export const cancelled: Problem = {
  code: CANCELLED,
  subject: 'release',
  message: 'the release was cancelled',
  remedy: 'Nothing is left half done: traffic is back on the stable fleet. Run it again when it is wanted.',
};

const minutes = (ms: number): string => `${Math.max(0, Math.round(ms / 60_000))} min`;
