import type { Problem } from '../errors.ts';
import type { Observation, StackView } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { TAGS } from '../tags.ts';
import { NO_TRAFFIC, formatWeights } from '../weights.ts';

/** Why a plan finds no safe way on. */

export const splitTraffic = (seen: Observation): Problem => ({
  code: 'TSD4501',
  subject: seen.edge.name,
  message: `traffic is split (${formatWeights(seen.rule?.weights ?? NO_TRAFFIC)}) and no running release says why`,
  remedy: 'Decide which side should serve, give it the whole weight on the listener rule, and run again.',
});

export const namesCollide = (
  { service, environment }: { readonly service: string; readonly environment: string },
  stack: StackView,
): Problem => ({
  code: 'TSD4504',
  subject: stack.name,
  message: `the stack belongs to ${stack.tags[TAGS.service] ?? 'something else'} in ${stack.tags[TAGS.environment] ?? 'no environment'}, not to ${service} in ${environment}`,
  remedy: 'Give `service` or `environment` a name that makes another stack name.',
});

export const movedByHand = (left: ReleaseRecord, { rule, edge }: Observation): Problem => ({
  code: 'TSD4506',
  subject: rule?.arn ?? edge.name,
  message: `somebody changed the weights by hand: release ${left.releaseId} left ${formatWeights(left.weights)}, ${rule === null ? 'no rule' : formatWeights(rule.weights)} is there`,
  remedy:
    'See who sends traffic where and why. With accept-observed: true (or adopt-drift: true) the run starts from what is there.',
});

export const credentialsEndBeforeRelease = (leftMs: number): Problem => ({
  code: 'TSD4507',
  subject: 'credentials',
  message: `the job's credentials end in ${Math.max(0, Math.round(leftMs / 60_000))} min, before this release could`,
  remedy: 'Give role-to-assume, so that they are renewed on the way, or a longer session to the job.',
});

export const alarmFiring = (alarm: string, reason: string): Problem => ({
  code: 'TSD4508',
  subject: alarm,
  message: `the alarm is in ALARM before anything was done${reason === '' ? '' : `: ${reason}`}`,
  remedy: 'See to what it watches first: a release could not tell its own harm from that.',
});
