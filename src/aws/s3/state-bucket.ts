import { stateBucketName } from '../../core/names.ts';

/** The state bucket: its name, and the keys of what a release keeps in it. */

/** Gives the bucket's name. A function, since the name may need a call for the account id. */
export type Bucket = () => Promise<string>;

/** Where an object is: the two parameters that every S3 call on it takes. */
export interface ObjectPlace {
  readonly Bucket: string;
  readonly Key: string;
}

/** Asks for the account id only when no bucket is named, and only once. */
export function stateBucket(named: string | null, region: string, accountId: () => Promise<string>): Bucket {
  let asked: Promise<string> | undefined;
  const find = async (): Promise<string> => named ?? stateBucketName(await accountId(), region);
  return () => (asked ??= find());
}

/** Prefix of all release records, archived records, kept requests and intents. */
export const RELEASES = 'releases/';

export const releaseKey = (service: string, environment: string, name: string): string =>
  `${RELEASES}${service}/${environment}/${name}.json`;

/** The service and environment whose current record has this key; null for any other key. */
export function recordOwner(key: string): { readonly service: string; readonly environment: string } | null {
  const found = /^releases\/(?<service>[^/]+)\/(?<environment>[^/]+)\/current\.json$/.exec(key)?.groups;
  return found === undefined ? null : { service: found['service']!, environment: found['environment']! };
}
