import type { S3, _Object as Listed } from '@aws-sdk/client-s3';

/** All objects under a prefix, a thousand a call, in the order of their keys. */
export async function objectsBelow(s3: S3, Bucket: string, Prefix: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let token: string | undefined;
  do {
    const answer = await s3.listObjectsV2({ Bucket, Prefix, ...(token && { ContinuationToken: token }) });
    found.push(...(answer.Contents ?? []));
    token = answer.NextContinuationToken;
  } while (token !== undefined);
  return found;
}
