import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { S3 } from '@aws-sdk/client-s3';
import type { STS } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { withServerTime, type ServerTimeListener } from './server-time.ts';

/** The clients of the AWS SDK. Each is loaded on first use, so that a run that is refused early loads none. */
export interface Clients {
  readonly autoScaling: () => Promise<AutoScaling>;
  readonly cloudFormation: () => Promise<CloudFormation>;
  readonly cloudWatch: () => Promise<CloudWatch>;
  readonly loadBalancing: () => Promise<ElasticLoadBalancingV2>;
  readonly s3: () => Promise<S3>;
  readonly sts: () => Promise<STS>;
}

export interface ClientOptions {
  readonly region: string;
  /** Default: the SDK's own chain (environment, profile, instance role). */
  readonly credentials?: AwsCredentialIdentityProvider;
  /** Called with the server time of each answer. */
  readonly onServerTime?: ServerTimeListener;
}

/** Turns the SDK's retries off: calls.ts decides for each call whether it may be repeated. */
const ONE_ATTEMPT = { maxAttempts: 1 };
const API = {
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};
/** Limits silence, not the total time: a large archive takes long. */
const OBJECTS = { requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 } };

export function clientsFor({ onServerTime, ...options }: ClientOptions): Clients {
  const api = { ...options, ...ONE_ATTEMPT, ...API };
  const objects = { ...options, ...ONE_ATTEMPT, ...OBJECTS, forcePathStyle: hasOwnEndpoint(process.env) };
  return {
    autoScaling: lazily(async () =>
      withServerTime(new (await import('@aws-sdk/client-auto-scaling')).AutoScaling(api), onServerTime),
    ),
    cloudFormation: lazily(async () =>
      withServerTime(new (await import('@aws-sdk/client-cloudformation')).CloudFormation(api), onServerTime),
    ),
    cloudWatch: lazily(async () =>
      withServerTime(new (await import('@aws-sdk/client-cloudwatch')).CloudWatch(api), onServerTime),
    ),
    loadBalancing: lazily(async () =>
      withServerTime(
        new (await import('@aws-sdk/client-elastic-load-balancing-v2')).ElasticLoadBalancingV2(api),
        onServerTime,
      ),
    ),
    s3: lazily(async () =>
      withServerTime(new (await import('@aws-sdk/client-s3')).S3(objects), onServerTime),
    ),
    sts: lazily(async () => withServerTime(new (await import('@aws-sdk/client-sts')).STS(api), onServerTime)),
  };
}

/**
 * True if the user configured another S3 endpoint. Such endpoints seldom resolve bucket names as host names, so the
 * path names the bucket.
 */
const hasOwnEndpoint = (env: NodeJS.ProcessEnv): boolean =>
  [env['AWS_ENDPOINT_URL_S3'], env['AWS_ENDPOINT_URL']].some((url) => url !== undefined && url !== '');

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
