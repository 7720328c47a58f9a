import { randomUUID } from 'node:crypto';
import type { S3 } from '@aws-sdk/client-s3';
import { Failure, RecordConflict } from '../../core/errors.ts';
import type { Clock, RecordStore } from '../../ports.ts';
import { backOffMs, type Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { objectsBelow } from './objects-below.ts';
import { recordOwner, releaseKey, RELEASES, type Bucket, type ObjectPlace } from './state-bucket.ts';
import { parsedRequest, requestText } from './stored-request.ts';
import { parsedRecord, recordText, type StoredRecord } from './stored-record.ts';
import { httpStatus, isNamed, isPassing, translated } from '../vendor-error.ts';

interface StoredText {
  readonly text: string;
  readonly tag: string;
}

interface Version extends StoredRecord {
  readonly tag: string;
}

const ATTEMPTS = 8;

/** Stores release records, archived records and kept requests in the state bucket. */
export function recordStore(
  clients: Pick<Clients, 's3'>,
  calls: Calls,
  clock: Pick<Clock, 'sleep'>,
  bucket: Bucket,
): RecordStore {
  const placeOf = async (service: string, environment: string, name: string): Promise<ObjectPlace> => ({
    Bucket: await bucket(),
    Key: releaseKey(service, environment, name),
  });
  return {
    async load(service, environment) {
      const place = await placeOf(service, environment, 'current');
      const s3 = await clients.s3();
      const found = await calls.repeat(place.Bucket, () => readText(s3, place));
      return found === null ? null : { record: versionIn(found, place).record, tag: found.tag };
    },
    async save(record, tag) {
      const place = await placeOf(record.service, record.environment, 'current');
      const s3 = await clients.s3();
      return replaceVersion({ s3, calls, clock, place, wish: { record, nonce: randomUUID() }, tag });
    },
    async archive(record) {
      const place = await placeOf(record.service, record.environment, record.releaseId);
      const s3 = await clients.s3();
      const Body = recordText({ record, nonce: '' });
      await calls.repeat(place.Bucket, () =>
        s3.putObject({ ...place, Body, ContentType: 'application/json' }),
      );
    },
    async archived(service, environment, releaseId) {
      const place = await placeOf(service, environment, releaseId);
      const s3 = await clients.s3();
      const found = await calls.repeat(place.Bucket, () => readText(s3, place));
      return found === null ? null : versionIn(found, place).record;
    },
    async keepRequest(releaseId, request) {
      const place = await placeOf(request.service, request.environment, `${releaseId}.request`);
      const s3 = await clients.s3();
      const Body = requestText(request);
      await calls.repeat(place.Bucket, () =>
        s3.putObject({ ...place, Body, ContentType: 'application/json' }),
      );
    },
    async request(service, environment, releaseId) {
      const place = await placeOf(service, environment, `${releaseId}.request`);
      const s3 = await clients.s3();
      const found = await calls.repeat(place.Bucket, () => readText(s3, place));
      return found === null ? null : parsedRequest(found.text, place.Key);
    },
    async list() {
      const Bucket = await bucket();
      const s3 = await clients.s3();
      const objects = await calls.repeat(Bucket, () => objectsBelow(s3, Bucket, RELEASES));
      return objects.map(({ Key }) => recordOwner(Key ?? '')).filter((owner) => owner !== null);
    },
  };
}

interface Save {
  readonly s3: S3;
  readonly calls: Calls;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly place: ObjectPlace;
  readonly wish: StoredRecord;
  /** The version to replace; null if no record may exist yet. */
  readonly tag: string | null;
}

/**
 * Replaces the version `tag` and no other. Reads the object back after every answer but success: a 412 may follow from
 * this run's own write whose answer was lost, and a 409 or no answer leaves the outcome open (S3-01 to S3-04).
 */
async function replaceVersion(save: Save): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const written = await put(save);
    if (written !== null) return written;
    const found = await save.calls.repeat(save.place.Bucket, () => readText(save.s3, save.place));
    const stored = found === null ? null : versionIn(found, save.place);
    if (stored?.nonce === save.wish.nonce) return stored.tag;
    if ((stored?.tag ?? null) !== save.tag) throw new RecordConflict();
    await save.clock.sleep(backOffMs(attempt, Math.random));
  }
  throw new Failure(neverSaved(save.place));
}

/** Returns the new tag; null when the answer leaves open what is stored. */
async function put({ s3, place, wish, tag }: Save): Promise<string | null> {
  const condition = tag === null ? { IfNoneMatch: '*' } : { IfMatch: tag };
  try {
    const Body = recordText(wish);
    const answer = await s3.putObject({ ...place, ...condition, Body, ContentType: 'application/json' });
    return answer.ETag!;
  } catch (error) {
    if (isInconclusive(error)) return null;
    throw translated(error, place.Bucket);
  }
}

/**
 * True if the object must be read back. 412: another version exists. 409: a concurrent write. NoSuchKey: the object is
 * gone (S3-02).
 */
const isInconclusive = (error: unknown): boolean =>
  isPassing(error) || [409, 412].includes(httpStatus(error)) || isNamed(error, 'NoSuchKey');

async function readText(s3: S3, place: ObjectPlace): Promise<StoredText | null> {
  try {
    const answer = await s3.getObject(place);
    return { text: await answer.Body!.transformToString(), tag: answer.ETag! };
  } catch (error) {
    if (isNamed(error, 'NoSuchKey')) return null;
    throw error;
  }
}

const versionIn = ({ text, tag }: StoredText, { Key }: ObjectPlace): Version => ({
  ...parsedRecord(text, Key),
  tag,
});

const neverSaved = ({ Key }: ObjectPlace) => ({
  code: 'TSD3303',
  subject: Key,
  message: 'S3 neither accepted nor refused the release record',
  remedy: 'Run again: the next run continues the release from its stored record.',
});
