import { Agent, request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Balancing } from '../../../lab/load-balancer/balancing.ts';
import type { Action, Configuration, TargetGroup } from '../../../lab/load-balancer/configuration.ts';
import type { Report } from '../../../lab/load-balancer/messages.ts';
import { ask } from './ask.ts';
import { until } from '../../../proofs/kit/until.ts';
import { startBackend, type Backend } from './backend.ts';

const FRONT = { host: '127.35.255.101', port: 8101 };
const BACKEND_PORT = 8102;
const forwardTo = (weights: Record<string, number>, stickySeconds: number | null = null): Action => ({
  kind: 'forward',
  groups: Object.entries(weights).map(([arn, weight]) => ({ arn, weight })),
  stickySeconds,
});

/** Everything that a test opened, closed after it. */
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const backend = async (name: string, address: string): Promise<Backend> => {
  const started = await startBackend(name, address, BACKEND_PORT);
  opened.push(() => started.kill());
  return started;
};

const group = (arn: string, addresses: readonly string[], over: Partial<TargetGroup> = {}): TargetGroup => ({
  arn,
  name: `targetgroup/${arn}/1`,
  balancerName: 'app/edge/1',
  algorithm: 'round_robin',
  minimumHealthy: { count: 1, percentage: 0 },
  check: {
    path: '/',
    intervalMs: 20,
    timeoutMs: 500,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
  },
  targets: addresses.map((address) => ({
    key: `${arn} ${address}`,
    address,
    port: BACKEND_PORT,
    checkPort: BACKEND_PORT,
    role: 'serving',
  })),
  ...over,
});

/** A balancer with one listener, in this process. */
class Bench {
  readonly reports: Report[] = [];
  readonly #balancing = new Balancing((report) => this.reports.push(report));
  #version = 0;

  constructor() {
    opened.push(() => this.configure(null, []));
  }

  async configure(
    action: Action | null,
    groups: readonly TargetGroup[],
    { propagationMs = 0, idleTimeoutMs = 60_000 } = {},
  ): Promise<void> {
    const rules = action === null ? [] : [{ arn: 'default', conditions: [], action }];
    const listeners = [{ arn: 'listener', port: 80, bindPort: FRONT.port, rules }];
    const configuration: Configuration = {
      version: ++this.#version,
      balancers:
        action === null
          ? []
          : [
              {
                arn: 'lb',
                name: 'app/edge/1',
                dnsName: 'edge',
                address: FRONT.host,
                idleTimeoutMs,
                listeners,
              },
            ],
      groups,
    };
    await this.#balancing.obey({ kind: 'configuration', configuration, propagationMs });
  }

  /** Configures and waits until all nodes route by it and see these targets as `state`. */
  async serve(action: Action, groups: readonly TargetGroup[], idleTimeoutMs = 60_000): Promise<void> {
    await this.configure(action, groups, { idleTimeoutMs });
    await this.applied();
    await this.seen(
      groups.flatMap(({ targets }) => targets.map(({ key }) => key)),
      'healthy',
    );
  }

  async applied(): Promise<void> {
    await until(
      () => this.reports.filter((r) => r.kind === 'applied' && r.version === this.#version).length,
      (nodes) => nodes === 3,
    );
  }

  /** All three nodes say so of each key. */
  async seen(keys: readonly string[], state: string): Promise<void> {
    for (const key of keys) {
      await until(
        () => [0, 1, 2].map((node) => this.views(node, key).at(-1)),
        (last) => last.every((said) => said === state),
      );
    }
  }

  views(node: number, key: string): readonly (string | undefined)[] {
    return this.reports.flatMap((r) =>
      r.kind === 'health' && r.target === key && r.node === node ? [r.view?.state] : [],
    );
  }

  async tally() {
    await this.#balancing.obey({ kind: 'count', request: 1 });
    const last = this.reports.findLast((report) => report.kind === 'counts');
    return last?.kind === 'counts' ? last.counts : { balancers: {}, groups: {}, targets: {} };
  }
}

const post = (path: string, over: object = {}) => ask({ ...FRONT, path, method: 'POST', ...over });

describe('a request', () => {
  it('reaches the target with body, path and Host unchanged and says where it came from', async () => {
    const blue = await backend('blue', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])]);
    const answer = await post('/echo?q=a%20b', {
      body: 'x'.repeat(300_000),
      headers: { host: 'edge.example', 'x-forwarded-for': '198.51.100.7', connection: 'close, te' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body === 'x'.repeat(300_000)).toBe(true);
    expect(blue.seen[0]?.url).toBe('/echo?q=a%20b');
    expect(blue.seen[0]?.headers).toMatchObject({
      host: 'edge.example',
      'x-forwarded-for': '198.51.100.7, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '80',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      connection: 'keep-alive',
    });
  });

  it('shares connections with others, to the load balancer and to the target', async () => {
    const blue = await backend('blue', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    opened.push(() => agent.destroy());
    for (let i = 0; i < 5; i++) await post('/', { agent });
    expect(new Set(blue.seen.map(({ socket }) => socket.remotePort)).size).toBe(1);
  });

  it('is answered by a rule alone: fixed response and redirect', async () => {
    const bench = new Bench();
    await bench.configure(
      { kind: 'fixed', status: 503, contentType: 'text/plain', body: 'no release is live' },
      [],
    );
    await bench.applied();
    expect(await post('/')).toMatchObject({ status: 503, body: 'no release is live' });
    await bench.configure(
      {
        kind: 'redirect',
        status: 301,
        protocol: 'HTTPS',
        host: '#{host}',
        port: '443',
        path: '/#{path}',
        query: '#{query}',
      },
      [],
    );
    await bench.applied();
    const moved = await post('/a/b?c=d', { headers: { host: 'edge.example' } });
    expect(moved).toMatchObject({ status: 301, headers: { location: 'https://edge.example:443/a/b?c=d' } });
  });

  it('ELB-12: with group stickiness stays with the group of its first answer', async () => {
    await backend('blue', '127.35.1.101');
    await backend('green', '127.35.1.102');
    const bench = new Bench();
    const groups = [group('blue', ['127.35.1.101']), group('green', ['127.35.1.102'])];
    await bench.serve(forwardTo({ blue: 1, green: 0 }, 60), groups);
    const cookies = (await post('/')).headers['set-cookie'] ?? [];
    await bench.serve(forwardTo({ blue: 0, green: 1 }, 60), groups);
    const cookie = cookies[0]?.split(';')[0] ?? '';
    expect(JSON.parse((await post('/', { headers: { cookie } })).body)).toEqual({ name: 'blue' });
    expect(JSON.parse((await post('/')).body)).toEqual({ name: 'green' });
  });
});

describe('a request that gets no answer from a target', () => {
  const serving = async (idleTimeoutMs?: number) => {
    const blue = await backend('blue', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])], idleTimeoutMs);
    return { blue, bench };
  };

  it('ELB-13: 502 when the target resets or is gone, with the load balancer’s own page', async () => {
    const { blue, bench } = await serving();
    const reset = await post('/reset');
    expect(reset).toMatchObject({
      status: 502,
      headers: { server: 'awselb/2.0', 'content-type': 'text/html' },
    });
    expect(reset.body).toContain('<h1>502 Bad Gateway</h1>');
    await blue.kill();
    expect((await post('/')).status).toBe(502);
    expect((await bench.tally()).groups['blue']).toMatchObject({
      requests: 2,
      target: {},
      balancer: { 502: 2 },
    });
  });

  it('ELB-13: a target that breaks off within its answer breaks the client’s connection', async () => {
    const { bench } = await serving();
    await expect(post('/half')).rejects.toThrow();
    expect((await bench.tally()).groups['blue']?.balancer).toEqual({ 502: 1 });
  });

  it('ELB-13: 504 when the target is silent for the idle timeout', async () => {
    await serving(200);
    expect((await post('/wait/5000')).status).toBe(504);
  });

  it('ELB-05, ELB-13: 503 for an empty group, which keeps its share of the weights', async () => {
    await backend('blue', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 50, empty: 50 }), [
      group('blue', ['127.35.1.101']),
      group('empty', []),
    ]);
    const statuses = new Set<number>();
    await until(
      async () => statuses.add((await post('/')).status),
      (seen) => seen.size === 2,
    );
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 503]);
  });

  it('ELB-06: 503 when all weights are 0', async () => {
    await backend('blue', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 0 }), [group('blue', ['127.35.1.101'])]);
    expect((await post('/')).status).toBe(503);
  });

  it('ELB-13: 460 is counted when the client leaves', async () => {
    const { blue, bench } = await serving();
    const leaving = httpRequest({ ...FRONT, path: '/wait/5000' });
    leaving.on('error', () => undefined);
    leaving.end();
    await until(
      () => blue.seen.length,
      (seen) => seen === 1,
    );
    leaving.destroy();
    const tally = await until(
      () => bench.tally(),
      ({ groups }) => groups['blue'] !== undefined,
    );
    expect(tally.groups['blue']?.balancer).toEqual({ 460: 1 });
  });

  it('ELB-13: 463 for more than 30 addresses in X-Forwarded-For', async () => {
    await serving();
    const addresses = (count: number): string =>
      Array.from({ length: count }, () => '198.51.100.7').join(', ');
    expect((await post('/', { headers: { 'x-forwarded-for': addresses(31) } })).status).toBe(463);
    expect((await post('/', { headers: { 'x-forwarded-for': addresses(30) } })).status).toBe(200);
  });
});

describe('targets', () => {
  it('an unhealthy one gets no request until it passed the whole threshold again', async () => {
    const well = await backend('well', '127.35.1.101');
    const sick = await backend('sick', '127.35.1.102');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101', '127.35.1.102'])]);
    sick.health(503);
    await bench.seen(['blue 127.35.1.102'], 'unhealthy');
    for (let i = 0; i < 6; i++) await post('/');
    expect([well.seen.length, sick.seen.length]).toEqual([6, 0]);
    sick.health(200);
    await bench.seen(['blue 127.35.1.102'], 'healthy');
    for (let i = 0; i < 12; i++) await post('/');
    expect(sick.seen.length).toBeGreaterThan(0);
  });

  it('ELB-05, ELB-15: when all are unhealthy the group fails open', async () => {
    const sick = await backend('sick', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])]);
    sick.health(500);
    await bench.seen(['blue 127.35.1.101'], 'unhealthy');
    expect((await post('/')).status).toBe(200);
  });

  it('a check without an answer is a time-out, a refused one a failure', async () => {
    const silent = await backend('silent', '127.35.1.101');
    silent.health(null);
    const bench = new Bench();
    const check = { ...group('blue', []).check, timeoutMs: 50 };
    await bench.configure(forwardTo({ blue: 1 }), [
      group('blue', ['127.35.1.101', '127.35.1.109'], { check }),
    ]);
    await bench.seen(['blue 127.35.1.101', 'blue 127.35.1.109'], 'unhealthy');
    const failure = (key: string) =>
      bench.reports.findLast((report) => report.kind === 'health' && report.target === key);
    expect(failure('blue 127.35.1.101')).toMatchObject({ view: { failure: { kind: 'timeout' } } });
    expect(failure('blue 127.35.1.109')).toMatchObject({ view: { failure: { kind: 'failed' } } });
  });

  it('ELB-10: one that drains finishes what it has and gets nothing new', async () => {
    const leaving = await backend('leaving', '127.35.1.101');
    const staying = await backend('staying', '127.35.1.102');
    const bench = new Bench();
    const both = group('blue', ['127.35.1.101', '127.35.1.102']);
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])]);
    const inFlight = post('/wait/300');
    await until(
      () => leaving.seen.length,
      (seen) => seen === 1,
    );
    const draining = both.targets.map((target, i) =>
      i === 0 ? { ...target, role: 'draining' as const } : target,
    );
    await bench.configure(forwardTo({ blue: 1 }), [{ ...both, targets: draining }]);
    for (let i = 0; i < 4; i++) await post('/');
    expect([leaving.seen.length, staying.seen.length]).toEqual([1, 4]);
    expect(await inFlight).toMatchObject({ status: 200, body: '{"name":"leaving"}' });
  });

  it('ELB-10: a request that outlives the delay gets a 502', async () => {
    const leaving = await backend('leaving', '127.35.1.101');
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', ['127.35.1.101'])]);
    const inFlight = post('/wait/5000');
    await until(
      () => leaving.seen.length,
      (seen) => seen === 1,
    );
    await bench.configure(forwardTo({ blue: 1 }), [group('blue', [])]);
    expect((await inFlight).status).toBe(502);
  });
});

describe('a rule change', () => {
  it('reaches one node after the other; until then the old weights rule on connections of that node', async () => {
    await backend('blue', '127.35.1.101');
    await backend('green', '127.35.1.102');
    const bench = new Bench();
    const groups = [group('blue', ['127.35.1.101']), group('green', ['127.35.1.102'])];
    await bench.serve(forwardTo({ blue: 1, green: 0 }), groups);
    // Three kept-alive connections: one at each node.
    const agents = [0, 1, 2].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    opened.push(() => agents.forEach((agent) => agent.destroy()));
    const names = async (): Promise<string[]> => {
      const answers = [];
      for (const agent of agents)
        answers.push((JSON.parse((await post('/', { agent })).body) as { name: string }).name);
      return answers.toSorted();
    };
    expect(await names()).toEqual(['blue', 'blue', 'blue']);
    await bench.configure(forwardTo({ blue: 0, green: 1 }), groups, { propagationMs: 900 });
    await until(names, (seen) => seen.join() === 'blue,blue,green');
    await until(names, (seen) => seen.join() === 'blue,green,green');
    await until(names, (seen) => seen.join() === 'green,green,green');
  });

  it('says which listener cannot be opened', async () => {
    const bench = new Bench();
    await bench.serve(forwardTo({ blue: 1 }), [group('blue', [])]);
    const second = new Bench();
    await second.configure(forwardTo({ blue: 1 }), []);
    expect(second.reports).toContainEqual({ kind: 'problem', text: expect.stringContaining('EADDRINUSE') });
  });
});
