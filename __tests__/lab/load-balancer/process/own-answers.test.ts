import { request as httpRequest } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { until } from '../../../../proofs/kit/until.ts';
import { forwardTo, TestBed } from './test-bed.ts';

const bed = new TestBed(8103);

describe('a request that gets no answer from a target', () => {
  const serving = async (idleTimeoutMs?: number) => {
    const blue = await bed.backend('blue', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 1 }), [bed.group('blue', ['127.35.1.101'])], idleTimeoutMs);
    return { blue, balancer };
  };

  it('ELB-13: 502 when the target resets or is gone, with the load balancer’s own page', async () => {
    const { blue, balancer } = await serving();
    const reset = await bed.post('/reset');
    expect(reset).toMatchObject({
      status: 502,
      headers: { server: 'awselb/2.0', 'content-type': 'text/html' },
    });
    expect(reset.body).toContain('<h1>502 Bad Gateway</h1>');
    await blue.kill();
    expect((await bed.post('/')).status).toBe(502);
    expect((await balancer.tally()).groups['blue']).toMatchObject({
      requests: 2,
      target: {},
      balancer: { 502: 2 },
    });
  });

  it('ELB-13: a target that breaks off within its answer breaks the client’s connection', async () => {
    const { balancer } = await serving();
    await expect(bed.post('/half')).rejects.toThrow();
    expect((await balancer.tally()).groups['blue']?.balancer).toEqual({ 502: 1 });
  });

  it('ELB-13: 504 when the target is silent for the idle timeout', async () => {
    await serving(200);
    expect((await bed.post('/wait/5000')).status).toBe(504);
  });

  it('ELB-05, ELB-13: 503 for an empty group, which keeps its share of the weights', async () => {
    await bed.backend('blue', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 50, empty: 50 }), [
      bed.group('blue', ['127.35.1.101']),
      bed.group('empty', []),
    ]);
    const statuses = new Set<number>();
    await until(
      async () => statuses.add((await bed.post('/')).status),
      (seen) => seen.size === 2,
    );
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 503]);
  });

  it('ELB-06: 503 when all weights are 0', async () => {
    await bed.backend('blue', '127.35.1.101');
    const balancer = bed.balancer();
    await balancer.serve(forwardTo({ blue: 0 }), [bed.group('blue', ['127.35.1.101'])]);
    expect((await bed.post('/')).status).toBe(503);
  });

  it('ELB-13: 460 is counted when the client leaves', async () => {
    const { blue, balancer } = await serving();
    const leaving = httpRequest({ ...bed.listener, path: '/wait/5000' });
    leaving.on('error', () => undefined);
    leaving.end();
    await until(
      () => blue.seen.length,
      (seen) => seen === 1,
    );
    leaving.destroy();
    const tally = await until(
      () => balancer.tally(),
      ({ groups }) => groups['blue'] !== undefined,
    );
    expect(tally.groups['blue']?.balancer).toEqual({ 460: 1 });
  });

  it('ELB-13: 463 for more than 30 addresses in X-Forwarded-For', async () => {
    await serving();
    const addresses = (count: number): string =>
      Array.from({ length: count }, () => '198.51.100.7').join(', ');
    expect((await bed.post('/', { headers: { 'x-forwarded-for': addresses(31) } })).status).toBe(463);
    expect((await bed.post('/', { headers: { 'x-forwarded-for': addresses(30) } })).status).toBe(200);
  });
});
