import type { Problem } from '../errors.ts';
import type { Observation } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { NO_TRAFFIC, formatWeights } from '../weights.ts';

/** The reasons why `rollback` and `continue` refuse. `status` and `destroy` use the first one too. */

const NEVER_RELEASED = 'there was never a release of this service and environment';

interface Named {
  readonly service: string;
  readonly environment: string;
}

const nameOf = ({ service, environment }: Named): string => `${service}/${environment}`;

export const neverReleased = (named: Named): Problem => ({
  code: 'TSD4601',
  subject: nameOf(named),
  message: NEVER_RELEASED,
  remedy: 'Check service, environment, region and state-bucket.',
});

export const nothingServes = (named: Named, { rule }: Observation): Problem => ({
  code: 'TSD4602',
  subject: nameOf(named),
  message: `no slot serves alone (${formatWeights(rule?.weights ?? NO_TRAFFIC)})`,
  remedy: 'Give one slot the whole weight on the listener rule, or release with deploy.',
});

export const noEarlier = (named: Named, release: string | null): Problem => ({
  code: 'TSD4603',
  subject: nameOf(named),
  message: `no release before ${release ?? 'the one that serves'} is on record`,
  remedy: 'Use deploy to release the archive that should serve.',
});

export const requestGone = (named: Named, target: ReleaseRecord): Problem => ({
  code: 'TSD4604',
  subject: nameOf(named),
  message: `the inputs of release ${target.releaseId} are not kept any more, so it cannot be made again`,
  remedy: `Use deploy to release its archive: ${target.artifact.uri}.`,
});

export const artifactChanged = ({ artifact }: ReleaseRecord, found: string): Problem => ({
  code: 'TSD4605',
  subject: artifact.uri,
  message: `the archive has changed since its release: its sha256 is now ${found.slice(0, 12)}, it was ${artifact.sha256.slice(0, 12)}`,
  remedy:
    'Use deploy to release the archive that should serve. Versioning on the bucket of the archives prevents this.',
});

export const nothingHolds = (named: Named, stored: ReleaseRecord | null): Problem => ({
  code: 'TSD4606',
  subject: nameOf(named),
  message:
    stored === null
      ? NEVER_RELEASED
      : `release ${stored.releaseId} waits for no approval (it is in ${stored.phase})`,
  remedy: 'Only a step with `hold` waits for the continue verb, e.g. in the strategy `canary 10% hold`.',
});

export const ownerLost = (stored: ReleaseRecord): Problem => ({
  code: 'TSD4607',
  subject: stored.releaseId,
  message: `the run that led the release no longer answers: ${stored.owner.url}`,
  remedy: 'Run rollback or deploy. Either moves traffic back first.',
});
