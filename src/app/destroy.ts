import { claim } from '../core/plan/claim.ts';
import { Refusal } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { releaseIdOf } from '../core/release-id.ts';
import { neverReleased } from '../core/problems/rollback-refusals.ts';
import { demolition } from '../core/plan/upkeep.ts';
import { LEASE_MS, type LeadParts, type Scope } from './parts.ts';
import { finish } from './take-over.ts';

/** Removes everything of one service and environment, in order. Refused while a release runs. Throws Refusal. */
export async function destroy(parts: LeadParts, scope: Scope, signal: AbortSignal): Promise<ReleaseRecord> {
  const { cloud, clock, owner } = parts;
  const held = await cloud.records.load(scope.service, scope.environment);
  if (held === null) throw new Refusal([neverReleased(scope)]);
  claim(held.record, { owner, manifest: null, acceptObserved: true }, clock.now());
  const by = { releaseId: releaseIdOf(owner, 'destroy'), owner };
  const record = demolition(held.record, by, clock.now(), LEASE_MS);
  return (await finish(parts, scope, record, held, signal)).record;
}
