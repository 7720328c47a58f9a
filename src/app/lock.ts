import { RecordConflict, Refusal } from '../core/errors.ts';
import { isLed, otherRelease } from '../core/plan/claim.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { Held, Run } from './run.ts';

/**
 * Saves `record`, and with it takes the lock: record and lock are one object. Archives an ended predecessor first, because
 * its run may have died before it did so, and a rollback needs it. If another run saved first, throws the Refusal that
 * `claim` would throw.
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
