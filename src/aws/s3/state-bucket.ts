import { stateBucketName } from '../../core/names.ts';

/** The state bucket's name; asked for late, since it may need the account id. */
export type Bucket = () => Promise<string>;

/** The account id is asked for once, and only when no bucket is named. */
export function stateBucket(named: string | null, region: string, accountId: () => Promise<string>): Bucket {
  let asked: Promise<string> | undefined;
  const find = async (): Promise<string> => named ?? stateBucketName(await accountId(), region);
  return () => (asked ??= find());
}
