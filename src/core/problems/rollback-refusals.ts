import type { Problem } from '../errors.ts';
import type { Observation } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { NO_TRAFFIC, formatWeights } from '../weights.ts';

/** Why there is nothing to go back to, or to go on with. */

interface Named {
  readonly service: string;
  readonly environment: string;
}

const nameOf = ({ service, environment }: Named): string => `${service}/${environment}`;

export const neverReleased = (named: Named): Problem => ({
  code: 'TSD4601',
  subject: nameOf(named),
  message: 'nothing was ever released here',
  remedy: 'Check service, environment, region and state-bucket.',
});

export const nothingServes = (named: Named, { rule }: Observation): Problem => ({
  code: 'TSD4602',
  subject: nameOf(named),
  message: `no side serves alone (${formatWeights(rule?.weights ?? NO_TRAFFIC)})`,
  remedy: 'Give one side the whole weight on the listener rule, or release with deploy.',
});

export const noEarlier = (named: Named, release: string | null): Problem => ({
  code: 'TSD4603',
  subject: nameOf(named),
  message: `there is no earlier release than ${release ?? 'what serves'} to go back to`,
  remedy: 'Release the archive that should serve with deploy.',
});

export const requestGone = (named: Named, target: ReleaseRecord): Problem => ({
  code: 'TSD4604',
  subject: nameOf(named),
  message: `what release ${target.releaseId} was made from is not kept any more`,
  remedy: `Release its archive with deploy: ${target.artifact.uri}.`,
});

export const artifactChanged = ({ artifact }: ReleaseRecord, found: string): Problem => ({
  code: 'TSD4605',
  subject: artifact.uri,
  message: `the archive is another one now: sha256 ${found.slice(0, 12)}, released was ${artifact.sha256.slice(0, 12)}`,
  remedy:
    'Switch on versioning for the bucket of the archives, or release the archive that is wanted with deploy.',
});

export const nothingHolds = (named: Named, stored: ReleaseRecord | null): Problem => ({
  code: 'TSD4606',
  subject: nameOf(named),
  message:
    stored === null
      ? 'nothing was ever released here'
      : `release ${stored.releaseId} holds for nothing (${stored.phase})`,
  remedy: 'Only a step that says `hold`, e.g. strategy `canary 10% hold`, waits for continue.',
});

export const ownerLost = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4607',
  subject: stored.releaseId,
  message: `the run that led the release is not heard of any more: ${stored.owner.url}`,
  remedy: 'Run rollback or deploy: it moves traffic back first.',
});
