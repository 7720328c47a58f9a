import type { Problem } from '../errors.ts';
import type { Observation, StackView } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { TAGS } from '../tags.ts';
import { NO_TRAFFIC, formatWeights } from '../weights.ts';

/** The reasons why `plan` refuses a request. */

export const splitTraffic = (seen: Observation): Problem => ({
  code: 'TSD4501',
  subject: seen.edge.name,
  message: `traffic is split (${formatWeights(seen.rule?.weights ?? NO_TRAFFIC)}), but no release is running`,
  remedy: 'Decide which slot should serve, give it the whole weight on the listener rule, and run again.',
});

export const namesCollide = (
  { service, environment }: { readonly service: string; readonly environment: string },
  stack: StackView,
): Problem => ({
  code: 'TSD4504',
  subject: stack.name,
  message: `the stack belongs to ${stack.tags[TAGS.service] ?? 'something else'} in ${stack.tags[TAGS.environment] ?? 'no environment'}, not to ${service} in ${environment}`,
  remedy: 'Choose another `service` or `environment`, so that the stack names differ.',
});

export const movedByHand = (last: ReleaseRecord, { rule, edge }: Observation): Problem => ({
  code: 'TSD4506',
  subject: rule?.arn ?? edge.name,
  message: `somebody changed the weights by hand: release ${last.releaseId} left ${formatWeights(last.weights)}, but ${rule === null ? 'the rule is gone' : `the rule has ${formatWeights(rule.weights)}`}`,
  remedy:
    'Find out who changed them and why. With accept-observed: true (or adopt-drift: true) the run starts from the present weights.',
});

export const credentialsEndBeforeRelease = (leftMs: number): Problem => ({
  code: 'TSD4507',
  subject: 'credentials',
  message: `the job's credentials expire in ${Math.max(0, Math.round(leftMs / 60_000))} min, before this release could end`,
  remedy: 'Set role-to-assume, so that the action renews the credentials, or give the job a longer session.',
});

export const alarmFiring = (alarm: string, reason: string): Problem => ({
  code: 'TSD4508',
  subject: alarm,
  message: `the alarm fires before the release has begun${reason === '' ? '' : `: ${reason}`}`,
  remedy:
    'Correct what the alarm reports first. While it fires, nobody can see whether the release does harm.',
});
