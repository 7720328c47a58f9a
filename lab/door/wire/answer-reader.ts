import type { ApiAnswer } from '../../ports.ts';

/**
 * Reads moto's answers with the SDK's deserialisers, so that listeners see API names and types
 * (`answer.Instances[0].InstanceId`) whatever the protocol is.
 */

type Module = Readonly<Record<string, unknown>>;
const MODULES: Readonly<Record<string, { client: string; load: () => Promise<Module> }>> = {
  autoscaling: { client: 'AutoScalingClient', load: () => import('@aws-sdk/client-auto-scaling') },
  cloudformation: { client: 'CloudFormationClient', load: () => import('@aws-sdk/client-cloudformation') },
  ec2: { client: 'EC2Client', load: () => import('@aws-sdk/client-ec2') },
  elasticloadbalancing: {
    client: 'ElasticLoadBalancingV2Client',
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  iam: { client: 'IAMClient', load: () => import('@aws-sdk/client-iam') },
  logs: { client: 'CloudWatchLogsClient', load: () => import('@aws-sdk/client-cloudwatch-logs') },
  monitoring: { client: 'CloudWatchClient', load: () => import('@aws-sdk/client-cloudwatch') },
  ssm: { client: 'SSMClient', load: () => import('@aws-sdk/client-ssm') },
  sts: { client: 'STSClient', load: () => import('@aws-sdk/client-sts') },
};

interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
type Client = new (options: object) => { send(command: unknown): Promise<ApiAnswer> };
type Command = new (input: object) => unknown;

/** Reads an answer of moto. `{}` for S3 and for services whose client the lab does not have. */
export async function readAnswer(service: string, operation: string, wire: Wire): Promise<ApiAnswer> {
  const known = MODULES[service];
  if (known === undefined) return {};
  const module = await known.load();
  const Client = module[known.client] as Client;
  const Command = module[`${operation}Command`] as Command | undefined;
  if (Command === undefined) return {};
  const { $metadata: _, ...answer } = await new Client(replaying(wire)).send(new Command({}));
  return answer;
}

/**
 * Settings of a client that opens no connection. Its transport returns a copy of the given answer; a copy,
 * because the SDK changes the prototype of the body.
 */
function replaying(wire: Wire): object {
  return {
    region: 'us-east-1',
    credentials: { accessKeyId: 'reader', secretAccessKey: 'reader' },
    endpoint: 'http://localhost',
    maxAttempts: 1,
    requestHandler: {
      handle: () =>
        Promise.resolve({
          response: { statusCode: wire.status, headers: wire.headers, body: Buffer.from(wire.body) },
        }),
    },
  };
}
