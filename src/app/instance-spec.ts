import type { EdgeOutputs } from '../core/edge-outputs.ts';
import type { InstanceSpec } from '../core/instance-spec.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest } from '../core/request.ts';

/** The specification that each instance of the release reads when it boots. */
export function instanceSpec(
  request: PreparedRequest,
  record: ReleaseRecord,
  edge: EdgeOutputs,
): InstanceSpec {
  return {
    schemaVersion: 1,
    service: request.service,
    environment: request.environment,
    releaseId: record.releaseId,
    colour: record.candidate.colour,
    runtime: request.runtime,
    image: request.image,
    artifact: request.verified,
    server: request.server,
    reportsUri: `s3://${request.bucket}/reports/${record.releaseId}`,
    logGroup: edge.logGroup === '' ? null : edge.logGroup,
    drainSeconds: request.drainSeconds,
  };
}
