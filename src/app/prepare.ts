import { Refusal } from '../core/errors.ts';
import type { DeployRequest, PreparedRequest } from '../core/request.ts';
import type { MakingRun } from './run.ts';

/**
 * Fetches and verifies the model archive. An archive from the workspace is uploaded under its digest, where instances
 * can fetch it. Throws Refusal.
 */
export async function prepare(
  { cloud: { artifacts }, verifyArchive, tell }: MakingRun,
  request: DeployRequest,
): Promise<PreparedRequest> {
  const fetched = await artifacts.fetch(request.artifact);
  const found = await verifyArchive(fetched.path, request.server.responseTimeoutSeconds);
  if (found.problems.length > 0) throw new Refusal(found.problems);
  for (const warning of found.warnings) tell({ kind: 'note', text: warning });
  const place =
    fetched.uri === null
      ? await artifacts.publish(fetched.path, fetched.sha256)
      : { uri: fetched.uri, versionId: fetched.versionId };
  const { modelName, modelVersion } = found;
  return {
    ...request,
    bucket: await artifacts.bucket(),
    verified: { ...place, sha256: fetched.sha256, modelName, modelVersion },
  };
}
