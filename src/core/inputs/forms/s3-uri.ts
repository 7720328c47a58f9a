import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';

/**
 * Reads `s3://bucket/key.mar[?versionId=…]`. Refuses any other query, a fragment, user info, a port and percent signs,
 * so that the fetched address is exactly the checked one.
 */
export const s3Object = (text: string): Parsed<S3Object> => {
  const [, bucket = '', key = '', query] = /^s3:\/\/([^/?#]*)\/([^?#]*)(\?[^#]*)?$/.exec(text) ?? [];
  const versionId = /^\?versionId=(.*)$/.exec(query ?? '')?.[1];
  if (!isBucket(bucket)) return refused('must name a bucket: s3://bucket/key.mar');
  if (!isKey(key)) return refused('must name a plain key, without "..", empty parts or percent signs');
  if (query !== undefined && !VERSION.test(versionId ?? ''))
    return refused('must have no query but ?versionId=…, and no fragment');
  return good({ bucket, key, versionId: versionId ?? null });
};

/** One object in S3, or one version of it. */
interface S3Object {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | null;
}

const BUCKET = /^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$/;
const KEY = /^[A-Za-z0-9!_.*'()=+@,-]+(?:\/[A-Za-z0-9!_.*'()=+@,-]+)*$/;
const VERSION = /^[A-Za-z0-9._-]{1,1024}$/;

/** True for a valid bucket name by S3's rules, which forbid names that look like an IP address or have empty labels. */
export const isBucket = (text: string): boolean =>
  BUCKET.test(text) && !/\.\.|\.-|-\./.test(text) && !/^\d+\.\d+\.\d+\.\d+$/.test(text);

const isKey = (key: string): boolean =>
  key.length <= 1024 && KEY.test(key) && !key.split('/').some((part) => part === '.' || part === '..');

const refused = (rule: string): Parsed<never> =>
  bad('TSD1120', rule, 'Write `s3://bucket/key.mar` or `s3://bucket/key.mar?versionId=VERSION`.');
