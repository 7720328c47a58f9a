import { Refusal } from '../../core/errors.ts';
import type { Observation } from '../../core/observation.ts';
import { neverReleased } from '../../core/problems/rollback-refusals.ts';
import type { ReleaseRecord } from '../../core/record.ts';
import { exists } from '../../core/stack-state.ts';
import { observe } from '../observe.ts';
import type { Run } from '../run.ts';

/** Observes once and changes nothing. Throws Refusal when there is neither a record nor a stack. */
export async function status({
  cloud,
  clock,
  scope,
}: Pick<Run, 'cloud' | 'clock' | 'scope'>): Promise<Status> {
  const { service, environment, names } = scope;
  const record = (await cloud.records.load(service, environment))?.record ?? null;
  const seen = await observe(cloud, names, record, { at: clock.now() });
  if (record === null && !exists(seen.edge)) throw new Refusal([neverReleased(scope)]);
  return { record, seen };
}

/** The stored record and what is observed. */
interface Status {
  /** null: stacks exist, but there is no record. */
  readonly record: ReleaseRecord | null;
  readonly seen: Observation;
}
