import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** A small server in place of an instance: says its name, and does what a test asks by the request's path. */
export interface Backend {
  /** Requests that arrived, health checks left out. */
  readonly seen: readonly IncomingMessage[];
  /** Status of the health check from now on; null: it does not answer. */
  health(status: number | null): void;
  /** As if killed: connections are reset and refused. */
  kill(): Promise<void>;
}

export async function startBackend(name: string, address: string, port: number): Promise<Backend> {
  const seen: IncomingMessage[] = [];
  let health: number | null = 200;
  const server = createServer((request, response) => {
    if (request.headers['user-agent'] === 'ELB-HealthChecker/2.0') {
      if (health !== null) response.writeHead(health).end();
      return;
    }
    seen.push(request);
    answer(name)(request, response);
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });
  return {
    seen,
    health: (status) => {
      health = status;
    },
    kill: () => killed(server),
  };
}

const killed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** `/wait/MS` answers later, `/reset` not at all, `/half` breaks off, `/echo` gives back the body, `/status/N` says N. */
const answer =
  (name: string): RequestListener =>
  (request, response) => {
    const [, verb = '', value = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const say = (): void => void response.end(JSON.stringify({ name }));
    switch (verb) {
      case 'wait':
        setTimeout(say, Number(value)).unref();
        return;
      case 'reset':
        request.socket.resetAndDestroy();
        return;
      case 'half':
        response.writeHead(200, { 'content-length': '1000' });
        response.write('only this');
        setImmediate(() => request.socket.destroy());
        return;
      case 'echo':
        void text(request).then((body) => response.end(body));
        return;
      case 'status':
        response.writeHead(Number(value)).end();
        return;
      default:
        say();
    }
  };
