import type { GetObjectCommandOutput, S3 } from '@aws-sdk/client-s3';
import { parsedIntent, type Intent } from '../../core/intent.ts';
import type { Intents } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { releaseKey, type Bucket, type ObjectPlace } from './state-bucket.ts';
import { httpStatus, isNamed } from '../vendor-error.ts';

/** Stores the intent beside the record. Each poll reads it; S3 sends no body while it is unchanged. */
export function intentStore(clients: Pick<Clients, 's3'>, calls: Calls, bucket: Bucket): Intents {
  const known = new Map<string, Version>();
  const placeOf = async (service: string, environment: string): Promise<ObjectPlace> => ({
    Bucket: await bucket(),
    Key: releaseKey(service, environment, 'intent'),
  });
  return {
    async read(service, environment) {
      const place = await placeOf(service, environment);
      const s3 = await clients.s3();
      const found = await calls.repeat(place.Bucket, () => read(s3, place, known.get(place.Key)));
      if (found !== null) known.set(place.Key, found);
      return found?.intent ?? null;
    },
    async write(service, environment, intent) {
      const place = await placeOf(service, environment);
      const s3 = await clients.s3();
      const Body = JSON.stringify(intent, null, 2);
      await calls.repeat(place.Bucket, () =>
        s3.putObject({ ...place, Body, ContentType: 'application/json' }),
      );
    },
  };
}

/** The version that was last read. */
interface Version {
  readonly tag: string;
  readonly intent: Intent | null;
}

/** Bytes. An intent is far smaller. */
const LARGEST = 64 * 1024;

/**
 * Returns null when there is no intent. The SDK reports "not modified" as an error without a name of its own (S3-07).
 */
async function read(s3: S3, place: ObjectPlace, before: Version | undefined): Promise<Version | null> {
  try {
    const answer = await s3.getObject({ ...place, ...(before && { IfNoneMatch: before.tag }) });
    return { tag: answer.ETag ?? '', intent: await intentIn(answer) };
  } catch (error) {
    if (before !== undefined && httpStatus(error) === 304) return before;
    if (isNamed(error, 'NoSuchKey')) return null;
    throw error;
  }
}

async function intentIn({ Body, ContentLength }: GetObjectCommandOutput): Promise<Intent | null> {
  if ((ContentLength ?? 0) <= LARGEST) return parsedIntent((await Body?.transformToString()) ?? '');
  // Closes the connection, since nobody reads the body.
  if (Body !== undefined && 'destroy' in Body) Body.destroy();
  return null;
}
