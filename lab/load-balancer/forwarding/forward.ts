import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Ending } from '../metrics/accounting.ts';
import { passedOn, toTarget } from './forwarded-headers.ts';
import { answerError } from './own-answers.ts';
import type { Upstream } from './upstream.ts';

interface ForwardLimits {
  readonly connectTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/**
 * Forwards one request to a target and streams the answer back. A failed request is never retried on another target,
 * because AWS does not do so either.
 */
export const forward = (
  request: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  listenerPort: number,
  limits: ForwardLimits,
  moreHeaders: readonly string[],
): Promise<Ending> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const outgoing = httpRequest({
      agent: upstream.agent,
      host: upstream.target.address,
      port: upstream.target.port,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: toTarget(request, listenerPort),
      setHost: false,
    });
    const finished = upstream.begin(() => outgoing.destroy(new Error('the target is gone')));
    const end = (ending: Ending): void => {
      finished();
      resolve(ending);
    };
    limitWaiting(outgoing, limits);
    outgoing.on('response', (answer) => {
      const seconds = (performance.now() - begun) / 1000;
      answer.on('end', () => end({ by: 'target', status: answer.statusCode ?? 0, seconds }));
      // If the target dies in the middle of its answer, the client's connection must end too.
      answer.on('error', (error) => end(answerFailure(response, error)));
      response.writeHead(answer.statusCode ?? 0, answer.statusMessage ?? '', [
        ...passedOn(answer.rawHeaders),
        ...moreHeaders,
      ]);
      answer.pipe(response);
    });
    outgoing.on('error', (error) => end(answerFailure(response, error)));
    response.on('close', () => {
      if (response.writableFinished) return;
      end(CLIENT_LEFT);
      outgoing.destroy();
    });
    request.pipe(outgoing);
  });

/** The target did not connect or answer in time: a 504. Any other failure of its connection is a 502 (ELB-13). */
class TargetSilent extends Error {}

/** The client left before the answer. Status 460 is only counted, never sent. */
const CLIENT_LEFT: Ending = { by: 'balancer', status: 460 };

/** Sends an error page, or closes the connection if an answer has begun. @returns how the request ended */
const answerFailure = (response: ServerResponse, error: Error): Ending => {
  const status = error instanceof TargetSilent ? 504 : 502;
  if (response.headersSent) response.destroy();
  else answerError(response, status);
  return { by: 'balancer', status };
};

const limitWaiting = (outgoing: ClientRequest, limits: ForwardLimits): void => {
  outgoing.setTimeout(limits.idleTimeoutMs, () => outgoing.destroy(new TargetSilent('no answer')));
  outgoing.on('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(
      () => outgoing.destroy(new TargetSilent('no connection')),
      limits.connectTimeoutMs,
    );
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
  });
};
