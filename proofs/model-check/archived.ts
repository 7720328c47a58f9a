import { plan } from '../../src/core/plan.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { NOTHING } from './cloud.ts';
import { observed } from './observed.ts';
import { nameOf, proposalOf } from './releases.ts';
import { LEASE_MS, NOW, plain } from './time.ts';

/** A release as its archive has it: all that a rollback to it starts from. */
export function archived(releaseId: string): ReleaseRecord {
  const proposal = { ...proposalOf(nameOf(releaseId), 1), releaseId };
  const made = plan(proposal, null, observed(NOTHING, null), NOW, LEASE_MS);
  if (made.kind === 'none') throw new Error('nothing was there before');
  return plain(made.record);
}
