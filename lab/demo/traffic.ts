import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab.ts';
import { startLoad, type Load } from '../load/load.ts';

interface Golden {
  readonly requests: readonly { readonly body: unknown; readonly expect: { readonly json: unknown } }[];
}

const REQUESTS_PER_SECOND = 40;

/** Starts a constant rate of requests to the service. Every answer is compared with the right one. */
export function startTraffic(lab: Lab, name: string, url: string, models: string): Load {
  const { hostname, port } = new URL(url);
  const { host: address, port: at } = lab.balancing.addressOf(hostname, Number(port === '' ? 80 : port));
  const golden = JSON.parse(readFileSync(join(models, 'golden.json'), 'utf8')) as Golden;
  const question = golden.requests[7]!;
  return startLoad(lab.processes, join(lab.place.dir, `load-${name}`), {
    name,
    address,
    port: at,
    host: hostname,
    method: 'POST',
    path: '/predictions/digits',
    contentType: 'application/json',
    body: JSON.stringify(question.body),
    clients: 8,
    ratePerSecond: REQUESTS_PER_SECOND,
    maxRequests: 100_000,
    maxSeconds: 300,
    timeoutMs: 30_000,
    answers: [{ version: 'right', json: question.expect.json }],
  });
}
