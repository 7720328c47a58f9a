import { Agent } from 'node:http';
import { describe, expect, it, jest } from '@jest/globals';
import { until } from '../../../../proofs/kit/until.ts';
import { forwardTo, TestBed } from './test-bed.ts';

const bed = new TestBed(8101);

describe('a request', () => {
  it('reaches the target with body, path and Host unchanged and says where it came from', async () => {
    const blue = await bed.backend('blue', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])]);
    const answer = await bed.post('/echo?q=a%20b', {
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

  it('shares kept connections, to the load balancer and to the target', async () => {
    const blue = await bed.backend('blue', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    bed.closes(() => agent.destroy());
    for (let i = 0; i < 5; i++) await bed.post('/', { agent });
    expect(new Set(blue.seen.map(({ socket }) => socket.remotePort)).size).toBe(1);
  });

  it('is answered by a rule alone: fixed response and redirect', async () => {
    const balancer = bed.balancer();
    await balancer.configure(
      { kind: 'fixed', status: 503, contentType: 'text/plain', body: 'no release is live' },
      [],
    );
    await balancer.applied();
    expect(await bed.post('/')).toMatchObject({ status: 503, body: 'no release is live' });
    await balancer.configure(
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
    await balancer.applied();
    const moved = await bed.post('/a/b?c=d', { headers: { host: 'edge.example' } });
    expect(moved).toMatchObject({ status: 301, headers: { location: 'https://edge.example:443/a/b?c=d' } });
  });

  it('ELB-12: with group stickiness stays with the group of its first answer', async () => {
    await bed.backend('blue', '127.35.1.101');
    await bed.backend('green', '127.35.1.102');
    const balancer = bed.balancer();
    const groups = [bed.group('blue', ['127.35.1.101']), bed.group('green', ['127.35.1.102'])];
    await balancer.serve(forwardTo({ blue: 1, green: 0 }, 60), groups);
    const cookies = (await bed.post('/')).headers['set-cookie'] ?? [];
    await balancer.serve(forwardTo({ blue: 0, green: 1 }, 60), groups);
    const cookie = cookies[0]?.split(';')[0] ?? '';
    expect(JSON.parse((await bed.post('/', { headers: { cookie } })).body)).toEqual({ name: 'blue' });
    expect(JSON.parse((await bed.post('/')).body)).toEqual({ name: 'green' });
  });
});

describe('targets', () => {
  it('an unhealthy one gets no request until it passed the whole threshold again', async () => {
    const well = await bed.backend('well', '127.35.1.101');
    const sick = await bed.backend('sick', '127.35.1.102');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101', '127.35.1.102'])]);
    sick.health(503);
    await balancer.seen(['blue 127.35.1.102'], 'unhealthy');
    for (let i = 0; i < 6; i++) await bed.post('/');
    expect([well.seen.length, sick.seen.length]).toEqual([6, 0]);
    sick.health(200);
    await balancer.seen(['blue 127.35.1.102'], 'healthy');
    for (let i = 0; i < 12; i++) await bed.post('/');
    expect(sick.seen.length).toBeGreaterThan(0);
  });

  it('ELB-05, ELB-15: when all are unhealthy the group fails open', async () => {
    const sick = await bed.backend('sick', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])]);
    sick.health(500);
    await balancer.seen(['blue 127.35.1.101'], 'unhealthy');
    expect((await bed.post('/')).status).toBe(200);
  });

  it('a check without an answer is a time-out, a refused one a failure', async () => {
    const silent = await bed.backend('silent', '127.35.1.101');
    silent.health(null);
    const balancer = bed.balancer();
    const check = { ...bed.group('blue', []).check, timeoutMs: 200 };
    await balancer.configure(forwardTo({ blue: 1 }), [
      bed.group('blue', ['127.35.1.101', '127.35.1.109'], { check }),
    ]);
    await balancer.seen(['blue 127.35.1.101', 'blue 127.35.1.109'], 'unhealthy');
    const failure = (key: string) => {
      const report = balancer.reports.findLast((one) => one.kind === 'health' && one.target === key);
      return report?.kind === 'health' ? report.view?.failure?.kind : undefined;
    };
    await until(
      () => ['blue 127.35.1.101', 'blue 127.35.1.109'].map(failure).join(),
      (kinds) => kinds === 'timeout,failed',
    );
  });

  it('ELB-10: a draining one finishes its requests and gets no new ones', async () => {
    const leaving = await bed.backend('leaving', '127.35.1.101');
    const staying = await bed.backend('staying', '127.35.1.102');
    const balancer = bed.balancer();
    const both = bed.group('blue', ['127.35.1.101', '127.35.1.102']);
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])]);
    const inFlight = bed.post('/wait/300');
    await until(
      () => leaving.seen.length,
      (seen) => seen === 1,
    );
    const draining = both.targets.map((target, i) =>
      i === 0 ? { ...target, role: 'draining' as const } : target,
    );
    await balancer.configure(forwardTo({ blue: 1 }), [{ ...both, targets: draining }]);
    for (let i = 0; i < 4; i++) await bed.post('/');
    expect([leaving.seen.length, staying.seen.length]).toEqual([1, 4]);
    expect(await inFlight).toMatchObject({ status: 200, body: '{"name":"leaving"}' });
  });

  it('ELB-10: a request that outlives the delay gets a 502', async () => {
    const leaving = await bed.backend('leaving', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])]);
    const inFlight = bed.post('/wait/5000');
    await until(
      () => leaving.seen.length,
      (seen) => seen === 1,
    );
    await balancer.configure(forwardTo({ blue: 1 }), [bed.group('blue', [])]);
    expect((await inFlight).status).toBe(502);
  });
});

describe('a rule change', () => {
  it('reaches one node after the other; until then the old weights rule on connections of that node', async () => {
    await bed.backend('blue', '127.35.1.101');
    await bed.backend('green', '127.35.1.102');
    const balancer = bed.balancer();
    const groups = [bed.group('blue', ['127.35.1.101']), bed.group('green', ['127.35.1.102'])];
    await balancer.serve(forwardTo({ blue: 1, green: 0 }), groups);
    // Three kept-alive connections: one at each node.
    const agents = [0, 1, 2].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    bed.closes(() => agents.forEach((agent) => agent.destroy()));
    const names = async (): Promise<string[]> => {
      const answers = [];
      for (const agent of agents)
        answers.push((JSON.parse((await bed.post('/', { agent })).body) as { name: string }).name);
      return answers.toSorted();
    };
    expect(await names()).toEqual(['blue', 'blue', 'blue']);
    // Only setTimeout is the test's: sockets and health checks keep their own time.
    jest.useFakeTimers({
      doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval'],
    });
    bed.closes(() => jest.useRealTimers());
    await balancer.configure(forwardTo({ blue: 0, green: 1 }), groups, { propagationMs: 900 });
    for (const green of [1, 2, 3]) {
      jest.advanceTimersByTime(300);
      expect((await names()).filter((name) => name === 'green')).toHaveLength(green);
    }
  });

  it('reports a listener that cannot be opened', async () => {
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', [])]);
    const second = bed.balancer();
    await second.configure(forwardTo({ blue: 1 }), []);
    expect(second.reports).toContainEqual({ kind: 'problem', text: expect.stringContaining('EADDRINUSE') });
  });
});
