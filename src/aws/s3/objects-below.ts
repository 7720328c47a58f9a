import type { S3, _Object as Listed } from '@aws-sdk/client-s3';

/** Lists all objects under a prefix, ordered by key, page by page. */
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
