import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InstanceIdentity } from './identity.ts';

/**
 * The instance metadata service, version 2 only (HttpTokens=required): every read needs a session token from a
 * PUT. AWS's tools find it through AWS_EC2_METADATA_SERVICE_ENDPOINT.
 */
export interface MetadataService {
  readonly url: string;
  close(): void;
}

const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const LIFETIME_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds';
const CREDENTIALS_FOR_MS = 6 * 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

const roleName = (instance: InstanceIdentity): string | null =>
  instance.profileArn?.split('/').at(-1) ?? null;

/**
 * Temporary credentials of the instance's role. Their key names the instance, so that the door's log shows the
 * caller.
 */
function credentials(instance: InstanceIdentity): string {
  return JSON.stringify({
    Code: 'Success',
    Type: 'AWS-HMAC',
    AccessKeyId: accessKeyOf(instance.id),
    SecretAccessKey: 'not-a-secret',
    Token: 'not-a-secret-either',
    LastUpdated: iso(Date.now()),
    Expiration: iso(Date.now() + CREDENTIALS_FOR_MS),
  });
}

/** The access key of an instance: `ASIA` and the number of its id. */
export const accessKeyOf = (instanceId: string): string => `ASIA${instanceId.slice(2).toUpperCase()}`;

function document(instance: InstanceIdentity, region: string): string {
  return JSON.stringify({
    instanceId: instance.id,
    availabilityZone: instance.zone,
    region,
    privateIp: instance.address,
    imageId: instance.imageId,
    instanceType: instance.instanceType,
    version: '2017-09-30',
  });
}

/**
 * The answer for a path below /latest/; undefined is a 404, which is also right for `spot/…` on an On-Demand
 * instance.
 */
function answerTo(path: string, instance: InstanceIdentity, region: string): string | undefined {
  const role = roleName(instance);
  const answers: Readonly<Record<string, string>> = {
    'meta-data/instance-id': instance.id,
    'meta-data/ami-id': instance.imageId,
    'meta-data/instance-type': instance.instanceType,
    'meta-data/local-ipv4': instance.address,
    'meta-data/placement/availability-zone': instance.zone,
    'meta-data/placement/region': region,
    'dynamic/instance-identity/document': document(instance, region),
    'user-data': instance.userData,
    ...(role === null
      ? {}
      : {
          'meta-data/iam/security-credentials/': role,
          [`meta-data/iam/security-credentials/${role}`]: credentials(instance),
        }),
  };
  return answers[path];
}

function serve(
  tokens: Set<string>,
  answer: (path: string) => string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = (request.url ?? '').replace(/^\/latest\//, '');
  const end = (status: number, body = ''): void => void response.writeHead(status).end(body);
  if (path === 'api/token') {
    const lifetime = Number(request.headers[LIFETIME_HEADER]);
    if (request.method !== 'PUT') return end(405);
    if (!(lifetime >= 1 && lifetime <= 21_600)) return end(400);
    const token = randomUUID();
    tokens.add(token);
    return end(200, token);
  }
  if (!tokens.has(String(request.headers[TOKEN_HEADER]))) return end(401);
  const body = answer(path);
  return body === undefined ? end(404) : end(200, body);
}

async function listen(server: Server, address: string): Promise<string> {
  server.listen(0, address);
  await once(server, 'listening');
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

/** Opens the service on the instance's own address, on any port. */
export async function openMetadataService(
  instance: InstanceIdentity,
  region: string,
): Promise<MetadataService> {
  const tokens = new Set<string>();
  const server = createServer((request, response) =>
    serve(tokens, (path) => answerTo(path, instance, region), request, response),
  );
  const url = await listen(server, instance.address);
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
