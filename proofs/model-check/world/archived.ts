import { plan } from '../../../src/core/plan/plan.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { NOTHING } from './cloud.ts';
import { observed } from './observed.ts';
import { nameOf, proposalOf, startOf } from './releases.ts';
import { plain } from './time.ts';

/** The archived record of a release, from which a rollback to it starts. */
export function archived(releaseId: string): ReleaseRecord {
  const name = nameOf(releaseId);
  const made = plan(proposalOf(name, 1), null, observed(NOTHING, null), { ...startOf(name, 1), releaseId });
  if (made.kind === 'none') throw new Error('a first release always has a plan');
  return plain(made.record);
}
