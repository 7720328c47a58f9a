import { idleTimeoutSeconds } from '../core/inputs/derived.ts';
import type { StackNames } from '../core/names.ts';
import type { PreparedRequest } from '../core/request.ts';
import { commonTags, TAGS } from '../core/tags.ts';
import type { StackWish } from '../ports.ts';
import type { Places, ReleaseMaterials } from './run.ts';

/** The parameters of the edge stack. */
export function edgeParameters(request: PreparedRequest, places: Places): Readonly<Record<string, string>> {
  const source = request.verified.uri.slice('s3://'.length).split('/')[0]!;
  return {
    Service: request.service,
    Environment: request.environment,
    VpcId: places.vpcId,
    LoadBalancerSubnetIds: places.loadBalancerSubnetIds.join(','),
    Scheme: request.scheme,
    ListenerPort: String(request.listenerPort),
    CertificateArn: request.certificateArn ?? '',
    DrainSeconds: String(request.drainSeconds),
    HealthIntervalSeconds: String(request.healthIntervalSeconds),
    IdleTimeoutSeconds: String(idleTimeoutSeconds(request.server.responseTimeoutSeconds)),
    LogRetentionDays: String(request.logRetentionDays),
    StateBucket: request.bucket,
    ArtifactBucket: source === request.bucket ? '' : source,
    PermissionsBoundary: request.permissionsBoundary ?? '',
  };
}

/** The edge stack as it should be. `manifest` is its digest: the tag tells later which wish the stack was made from. */
export function edgeWish(
  { request, templates, places }: ReleaseMaterials,
  names: StackNames,
  manifest: string,
): StackWish {
  return {
    name: names.edge,
    template: templates.edge,
    parameters: edgeParameters(request, places),
    tags: { ...commonTags(request), [TAGS.manifest]: manifest },
  };
}
