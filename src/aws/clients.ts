import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { S3 } from '@aws-sdk/client-s3';
import type { STS } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { withServerTime, type ServerTimeListener } from './server-time.ts';

/** The SDK's clients, each loaded when it is first used: a run that is refused early loads none. */
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
  /** Absent: the SDK's own chain (environment, profile, instance role). */
  readonly credentials?: AwsCredentialIdentityProvider;
  /** Told the time that AWS writes into its answers. */
  readonly onServerTime?: ServerTimeListener;
}

/** One attempt: what may be sent again is decided in calls.ts, call by call, not by the SDK for all alike. */
const ONE_ATTEMPT = { maxAttempts: 1 };
const API = {
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};
/** Archives take as long as they take: only silence is cut. */
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

/** S3-compatible endpoints seldom answer to bucket names as host names, so the bucket goes into the path. */
const hasOwnEndpoint = (env: NodeJS.ProcessEnv): boolean =>
  [env['AWS_ENDPOINT_URL_S3'], env['AWS_ENDPOINT_URL']].some((url) => url !== undefined && url !== '');

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
