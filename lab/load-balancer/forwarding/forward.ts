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

export interface ForwardLimits {
  readonly connectTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** Silence or a slow connect: 504, where any other end of the target's connection is a 502 (ELB-13). */
class TargetSilent extends Error {}

/** The client is told 460 by nobody: it left. */
const CLIENT_LEFT: Ending = { by: 'balancer', status: 460 };

/**
 * Hands one request to a target and its answer back, both streamed. Nothing is ever tried again on another
 * target: AWS does not either, so a lost request shows.
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
      // A target that dies within its answer cannot be covered up: the client's connection ends too.
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

/** @returns how the request ended: an answer that was begun cannot become an error page any more */
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
