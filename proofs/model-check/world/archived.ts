import { plan } from '../../../src/core/plan.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { NOTHING } from './cloud.ts';
import { observed } from './observed.ts';
import { nameOf, proposalOf } from './releases.ts';
import { LEASE_MS, NOW, plain } from './time.ts';

/** The archived record of a release, from which a rollback to it starts. */
export function archived(releaseId: string): ReleaseRecord {
  const proposal = { ...proposalOf(nameOf(releaseId), 1), releaseId };
  const made = plan(proposal, null, observed(NOTHING, null), NOW, LEASE_MS);
  if (made.kind === 'none') throw new Error('a first release always has a plan');
  return plain(made.record);
}
