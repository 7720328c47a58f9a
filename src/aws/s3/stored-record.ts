import { isFields, parsedJson } from '../../core/text/json.ts';
import { Failure } from '../../core/errors.ts';
import type { ReleaseRecord } from '../../core/record.ts';

/** What the object holds: the record, and which write it was. */
export interface StoredRecord {
  readonly record: ReleaseRecord;
  /** Random per write: tells a write of ours whose answer was lost from another's, and makes every ETag differ (S3-04). */
  readonly nonce: string;
}

export const recordText = ({ record, nonce }: StoredRecord): string =>
  JSON.stringify({ ...record, nonce }, null, 2);

/** Reads what `recordText` wrote. Throws Failure for anything else: a record is never guessed. */
export function parsedRecord(text: string, key: string): StoredRecord {
  const value = parsedJson(text);
  if (!isFields(value) || value['schemaVersion'] !== 1 || typeof value['releaseId'] !== 'string')
    throw new Failure({
      code: 'TSD3302',
      subject: key,
      message: 'the stored release record cannot be read by this version of the action',
      remedy: 'Use the version of the action that wrote it, or look at the object and move it away.',
    });
  const { nonce, ...record } = value;
  return { record: record as unknown as ReleaseRecord, nonce: typeof nonce === 'string' ? nonce : '' };
}
