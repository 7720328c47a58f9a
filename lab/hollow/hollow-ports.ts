import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { HollowState, HollowHealth } from './hollow-report.ts';

/** The two ports of a hollow instance: predictions on 8080, `/healthz` on 8090. */
export interface HollowPorts {
  counts(): HollowState['requests'];
  close(): void;
}

/** What the ports answer. */
interface HollowAnswers {
  readonly health: () => HollowHealth;
  /** The answer to a prediction. */
  readonly prediction: object;
}

/** Header of a prediction that is to take long: its duration in real milliseconds. */
export const TAKES_MS = 'x-lab-takes-ms';

const SERVING_PORT = 8080;
const HEALTH_PORT = 8090;

/** Opens both ports on an address. */
export async function openHollowPorts(address: string, answers: HollowAnswers): Promise<HollowPorts> {
  const requests = { total: 0, failed: 0 };
  const servers = await Promise.all([
    listening(address, HEALTH_PORT, healthCheck(answers)),
    listening(address, SERVING_PORT, predictions(answers, requests)),
  ]);
  return {
    counts: () => ({ ...requests }),
    close: () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/**
 * Starts an HTTP server that never closes idle connections. Otherwise a load balancer's next request could end
 * in a 502.
 */
async function listening(address: string, port: number, answer: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    request.resume();
    request.once('end', () => answer(request, response));
  });
  server.listen(port, address);
  await once(server, 'listening');
  return server;
}

const healthCheck =
  ({ health }: HollowAnswers): RequestListener =>
  (request, response) => {
    const { state, step, healthy } = health();
    if (request.url !== '/healthz') return void response.writeHead(404).end();
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ state, step }));
  };

const predictions =
  ({ health, prediction }: HollowAnswers, requests: { total: number; failed: number }): RequestListener =>
  (request, response) => {
    if (request.url?.startsWith('/predictions/') !== true) return void response.writeHead(404).end();
    const { serves } = health();
    requests.total += 1;
    requests.failed += serves ? 0 : 1;
    const answer = (): void => {
      response.writeHead(serves ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(serves ? prediction : { code: 503, type: 'ServiceUnavailableException' }));
    };
    const takes = Number(request.headers[TAKES_MS] ?? 0);
    if (takes > 0) setTimeout(answer, takes);
    else answer();
  };
