import { RecordConflict, type Problem } from '../core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { RecordStore } from '../ports.ts';
import type { Held } from './run.ts';

/**
 * Marks a release to be turned back; the next turn of the loop moves traffic back. A save that another write overtook is
 * tried again on the newer record. `cause` is kept unless the record has one; a record without any counts as cancelled.
 * Resolves with null when the release has ended or another run leads it.
 */
export async function requestCancel(
  records: RecordStore,
  led: Led,
  cause: Problem | null = null,
): Promise<Held | null> {
  for (;;) {
    const stored = await records.load(led.service, led.environment);
    if (stored === null || TERMINAL.has(stored.record.phase) || !isLedBy(stored.record, led)) return null;
    try {
      const record = { ...stored.record, cancelRequested: true, cause: stored.record.cause ?? cause };
      return { record, tag: await records.save(record, stored.tag) };
    } catch (error) {
      if (!(error instanceof RecordConflict)) throw error;
    }
  }
}

/** A release, and the run that leads it. */
export type Led = Pick<ReleaseRecord, 'service' | 'environment' | 'releaseId' | 'owner'>;

const isLedBy = ({ releaseId, owner }: ReleaseRecord, led: Led): boolean =>
  releaseId === led.releaseId && owner.runId === led.owner.runId && owner.attempt === led.owner.attempt;
