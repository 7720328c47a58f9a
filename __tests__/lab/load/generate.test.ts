import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { constantRate } from '../../../lab/load/arrivals.ts';
import { generate } from '../../../lab/load/generate.ts';
import { startLoad } from '../../../lab/load/load.ts';
import type { LoadPlan, LoadSecond } from '../../../lab/load/plan.ts';
import { quantile } from '../../../lab/load/tally.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';
import { until } from '../../../proofs/kit/until.ts';
import { startBackend, type Backend } from '../load-balancer/backend.ts';

jest.setTimeout(30_000);

const HOST = '127.35.3.1';
const PORT = 8141;

let server: Backend;
beforeEach(async () => {
  server = await startBackend('blue', HOST, PORT);
});
afterEach(() => server.kill());

const plan = (over: Partial<LoadPlan> = {}): LoadPlan => ({
  name: 'client',
  address: HOST,
  port: PORT,
  host: 'edge.example',
  method: 'POST',
  path: '/',
  contentType: 'application/json',
  body: '{"data": "ä"}',
  clients: 4,
  ratePerSecond: null,
  maxRequests: 100,
  maxSeconds: 20,
  timeoutMs: 5000,
  answers: [{ version: 'blue', json: { name: 'blue' } }],
  ...over,
});
const nobodyStops = new AbortController().signal;
const run = (over: Partial<LoadPlan> = {}) => generate(plan(over), () => undefined, nobodyStops);

describe('the load generator', () => {
  it('sends the planned number of requests, each with its own id, over keep-alive connections', async () => {
    const report = await run();
    expect(report).toMatchObject({
      sent: 100,
      right: 100,
      byStatus: { 200: 100 },
      byVersion: { blue: 100 },
      losses: [],
    });
    expect(server.seen).toHaveLength(100);
    expect(new Set(server.seen.map(({ headers }) => headers['x-request-id'])).size).toBe(100);
    expect(new Set(server.seen.map(({ socket }) => socket.remotePort)).size).toBe(4);
    expect(server.seen[0]?.headers.host).toBe('edge.example');
  });

  it('counts a reset once and does not send again', async () => {
    const report = await run({ path: '/reset', maxRequests: 7 });
    expect(report).toMatchObject({ sent: 7, right: 0, broken: 7, byStatus: { none: 7 } });
    expect(report.losses).toHaveLength(7);
    expect(server.seen).toHaveLength(7);
  });

  it('counts an answer that breaks off, a refused connection and a late answer', async () => {
    expect(await run({ path: '/half', maxRequests: 3 })).toMatchObject({ sent: 3, broken: 3 });
    expect(await run({ port: 9, maxRequests: 3 })).toMatchObject({ sent: 3, broken: 3 });
    const late = await run({ path: '/wait/5000', maxRequests: 3, timeoutMs: 50 });
    expect(late.losses.map(({ reason }) => reason)).toEqual(Array(3).fill('silent for 50 ms'));
  });

  it('reports failures with their status and id', async () => {
    const report = await run({ path: '/status/503', maxRequests: 2, clients: 1 });
    expect(report).toMatchObject({
      byStatus: { 503: 2 },
      broken: 0,
      losses: [
        { id: 'client-0', status: 503 },
        { id: 'client-1', status: 503 },
      ],
    });
  });

  it('ends at its time limit, or early on demand; sent requests are counted', async () => {
    const timed = await run({ maxSeconds: 0.2, ratePerSecond: 50, maxRequests: 1_000_000 });
    expect(timed.sent).toBe(server.seen.length);
    const stop = new AbortController();
    const running = generate(plan({ maxRequests: 1_000_000 }), () => undefined, stop.signal);
    await until(
      () => server.seen.length,
      (seen) => seen > timed.sent + 20,
    );
    stop.abort();
    const stopped = await running;
    expect(stopped.sent).toBe(server.seen.length - timed.sent);
    expect(stopped.right).toBe(stopped.sent);
  });

  it('at a constant rate a request that waits for a free client counts its waiting', async () => {
    expect([0, 1, 50].map((n) => constantRate(1000, 50).dueAt(n))).toEqual([1000, 1020, 2000]);
    // Requests are 20 ms apart and take 60 ms each with one client: the tenth is due at 180 ms and answered
    // after 600 ms.
    const report = await run({ path: '/wait/60', clients: 1, ratePerSecond: 50, maxRequests: 10 });
    expect(report.latencyMs.max).toBeGreaterThan(300);
  });
});

describe('in a process of its own', () => {
  it('writes a journal, and its report when stopped', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'load-'));
    const processes = openProcesses(dir);
    const load = startLoad(processes, join(dir, 'load'), plan({ ratePerSecond: 100, maxRequests: 100_000 }));
    const busy = await until(
      () => load.seconds().filter(({ ended }) => ended > 0),
      (seconds) => seconds.length >= 2,
    );
    for (const { ended, ...second } of busy)
      expect(second).toMatchObject({ lost: 0, byStatus: { 200: ended }, byVersion: { blue: ended } });
    const report = await load.stop();
    expect(report.right).toBe(server.seen.length);
    const all = load.seconds().reduce((sum: number, second: LoadSecond) => sum + second.ended, 0);
    expect(all).toBe(report.sent);
    await processes.end(2000);
  });
});

describe('quantiles', () => {
  it('are values that occurred', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([0.5, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([50, 99, 100]);
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([], 0.5)).toBe(0);
  });
});
