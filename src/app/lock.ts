import { RecordConflict, Refusal } from '../core/errors.ts';
import { isLed, otherRelease } from '../core/plan/claim.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { Held, Run } from './run.ts';

/**
 * Takes the lock for `record`, which is the lock. Archives an ended predecessor first, since its own run may have died
 * before it could, and a rollback needs it. Throws the Refusal that `claim` would throw when another run saved first.
 */
export async function acquire(
  { cloud: { records } }: Pick<Run, 'cloud'>,
  record: ReleaseRecord,
  before: Held | null,
): Promise<Held> {
  if (before !== null && TERMINAL.has(before.record.phase)) await records.archive(before.record);
  try {
    return { record, tag: await records.save(record, before?.tag ?? null) };
  } catch (error) {
    const first =
      error instanceof RecordConflict ? await records.load(record.service, record.environment) : null;
    if (first !== null && isLed(first.record, record.startedAt))
      throw new Refusal([otherRelease(first.record)]);
    throw error;
  }
}
