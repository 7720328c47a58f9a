import { Refusal } from '../core/errors.ts';
import type { Observation } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { neverReleased } from '../core/problems/rollback-refusals.ts';
import { observe } from './observe.ts';
import type { Parts, Scope } from './parts.ts';

/** What is recorded and what is there. */
export interface Status {
  /** null: stacks stand, but no record tells of them. */
  readonly record: ReleaseRecord | null;
  readonly seen: Observation;
}

/** Looks once and changes nothing. Throws Refusal when there is nothing to see. */
export async function status({ cloud, clock }: Parts, scope: Scope): Promise<Status> {
  const { service, environment, names } = scope;
  const record = (await cloud.records.load(service, environment))?.record ?? null;
  const seen = await observe(cloud, names, record, clock.now());
  if (record === null && seen.edge.state === 'absent') throw new Refusal([neverReleased(scope)]);
  return { record, seen };
}
