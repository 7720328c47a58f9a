import type { ArchiveFindings } from '../core/archive/findings.ts';
import { Refusal } from '../core/errors.ts';
import type { DeployRequest, PreparedRequest } from '../core/request.ts';
import { stateBucketName } from '../core/state-bucket-name.ts';
import type { Cloud, Tell } from '../ports.ts';

export type VerifyArchive = (path: string, responseTimeoutSeconds: number) => Promise<ArchiveFindings>;

/** Reads and verifies the archive, and puts a local one under its digest where instances fetch it. Throws Refusal. */
export async function prepare(
  cloud: Cloud,
  request: DeployRequest,
  verify: VerifyArchive,
  tell: Tell,
): Promise<PreparedRequest> {
  const fetched = await cloud.artifacts.fetch(request.artifact);
  const found = await verify(fetched.path, request.server.responseTimeoutSeconds);
  if (found.problems.length > 0) throw new Refusal(found.problems);
  for (const warning of found.warnings) tell({ kind: 'note', text: warning });
  const bucket = await stateBucket(cloud, request);
  const place =
    fetched.uri === null
      ? await cloud.artifacts.publish(fetched.path, fetched.sha256)
      : { uri: fetched.uri, versionId: fetched.versionId };
  const { modelName, modelVersion } = found;
  return { ...request, bucket, verified: { ...place, sha256: fetched.sha256, modelName, modelVersion } };
}

/** One bucket per account and region, unless another is named. */
export const stateBucket = async (
  cloud: Pick<Cloud, 'account'>,
  { stateBucket: named, region }: Pick<DeployRequest, 'stateBucket' | 'region'>,
): Promise<string> => named ?? stateBucketName(await cloud.account.accountId(), region);
