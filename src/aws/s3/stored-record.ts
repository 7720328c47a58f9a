import { isFields, parsedJson } from '../../core/text/json.ts';
import { Failure } from '../../core/errors.ts';
import type { ReleaseRecord } from '../../core/record.ts';

/** The stored form of a record: the record and a mark of the write that stored it. */
export interface StoredRecord {
  readonly record: ReleaseRecord;
  /**
   * Random for each write. It identifies this run's own write after a lost answer, and makes every ETag differ (S3-04).
   */
  readonly nonce: string;
}

export const recordText = ({ record, nonce }: StoredRecord): string =>
  JSON.stringify({ ...record, nonce }, null, 2);

/** Reads what `recordText` wrote. Throws Failure TSD3302 for anything else, since a record must not be guessed. */
export function parsedRecord(text: string, key: string): StoredRecord {
  const value = parsedJson(text);
  if (!isFields(value) || value['schemaVersion'] !== 2 || typeof value['releaseId'] !== 'string')
    throw new Failure({
      code: 'TSD3302',
      subject: key,
      message: 'this version of the action cannot read the stored release record',
      remedy: 'Use the version of the action that wrote the record, or inspect the object and move it away.',
    });
  const { nonce, ...record } = value;
  return { record: record as unknown as ReleaseRecord, nonce: typeof nonce === 'string' ? nonce : '' };
}
