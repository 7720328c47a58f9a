import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { group, health, instances, RELEASE, report, rule, stack, type Scene } from './answers.ts';

/** An HTTP server that answers the calls of a poll as AWS would, and counts them by operation. */
interface CannedCloud extends Disposable {
  readonly url: string;
  readonly counts: ReadonlyMap<string, number>;
}

interface Answer {
  readonly operation: string;
  readonly body: string;
  readonly status?: number;
}

export async function cannedCloud(scene: Scene): Promise<CannedCloud> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const { operation, body, status = 200 } = answerTo(request, text, scene);
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      response.writeHead(status, { etag: '"1"' }).end(body);
    });
  });
  const url = await listening(server);
  return {
    url,
    counts,
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function answerTo(request: IncomingMessage, text: string, scene: Scene): Answer {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return alarmsAnswer(target.split('.').at(-1)!, text);
  const asked = new URLSearchParams(text);
  const operation = asked.get('Action');
  if (operation === null) return objectAnswer(new URL(request.url ?? '', 'http://s3'), scene);
  const result = QUERIES[operation]?.(asked, scene);
  if (result === undefined) throw new Error(`${operation} is not among what a poll asks for`);
  const body = `<${operation}Response>${xml({ [`${operation}Result`]: result })}</${operation}Response>`;
  return { operation, body };
}

/** Results by operation, of the services that speak the query protocol. */
const QUERIES: Readonly<Record<string, (asked: URLSearchParams, scene: Scene) => object>> = {
  GetCallerIdentity: () => ({ Account: '111122223333' }),
  DescribeStacks: (asked, scene) => ({ Stacks: [stack(asked.get('StackName') ?? '', scene)] }),
  DescribeStackResources: () => ({
    StackResources: [{ LogicalResourceId: 'Group', PhysicalResourceId: 'green-group' }],
  }),
  DescribeAutoScalingGroups: (asked, scene) => ({
    AutoScalingGroups: [...asked]
      .filter(([key]) => key.startsWith('AutoScalingGroupNames'))
      .map(([, name]) => group(name, scene)),
  }),
  DescribeScalingActivities: () => ({ Activities: [] }),
  DescribeTargetHealth: (asked, scene) => ({
    TargetHealthDescriptions: health(asked.get('TargetGroupArn') ?? '', scene),
  }),
  DescribeRules: () => ({ Rules: [rule] }),
};

function alarmsAnswer(operation: string, text: string): Answer {
  const { AlarmNames = [] } = JSON.parse(text) as { AlarmNames?: readonly string[] };
  const MetricAlarms = AlarmNames.map((AlarmName) => ({ AlarmName, StateValue: 'OK', StateReason: '' }));
  return { operation, body: JSON.stringify({ MetricAlarms }) };
}

/** S3's answer: the reports of the candidate's instances exist, and there is no intent. */
function objectAnswer({ pathname, searchParams }: URL, { targets, isCreating }: Scene): Answer {
  if (searchParams.has('list-type')) {
    const Contents = instances('green', isCreating ? 0 : targets / 2)
      .map((id) => xml({ Contents: { Key: `reports/${RELEASE}/${id}.json`, ETag: '"1"', Size: 4_000 } }))
      .join('');
    return { operation: 'ListObjectsV2', body: `<ListBucketResult>${Contents}</ListBucketResult>` };
  }
  const found = /\/reports\/.*\/(?<id>[^/]+)\.json$/.exec(pathname)?.groups?.['id'];
  if (found === undefined)
    return {
      operation: 'GetObject (intent)',
      body: '<Error><Code>NoSuchKey</Code></Error>',
      status: 404,
    };
  return { operation: 'GetObject (report)', body: JSON.stringify(report(found)) };
}

/** A value as the query protocol writes it: each element of a list is a `member`. */
function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => `<member>${xml(one)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return String(value).replaceAll('"', '&quot;');
  return Object.entries(value)
    .map(([key, one]) => `<${key}>${xml(one)}</${key}>`)
    .join('');
}
