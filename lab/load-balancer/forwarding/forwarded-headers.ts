import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The headers of forwarded requests and answers: which ones are passed on, dropped and added. */

/** Headers of one connection, which are never forwarded (RFC 9110, 7.6.1). */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);

/** The most addresses in X-Forwarded-For; more are answered with 463 (ELB-13). */
const MOST_FORWARDED_ADDRESSES = 30;

export const tooManyAddresses = (request: IncomingMessage): boolean =>
  forwardedFor(request).length > MOST_FORWARDED_ADDRESSES;

const forwardedFor = (request: IncomingMessage): readonly string[] =>
  [request.headers['x-forwarded-for'] ?? []].flat().flatMap((value) => value.split(','));

/** Raw header pairs without those of the connection and those in `dropped` (lower case). */
export const passedOn = (rawHeaders: readonly string[], dropped: readonly string[] = []): string[] => {
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    if (!OF_THE_CONNECTION.has(name) && !dropped.includes(name)) {
      kept.push(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
    }
  }
  return kept;
};

const REPLACED = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-port', 'x-amzn-trace-id'];

/** The headers that the target gets: the client's, with `Host` unchanged, and the X-Forwarded ones. */
export const toTarget = (request: IncomingMessage, listenerPort: number): string[] => {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return [
    ...passedOn(request.rawHeaders, REPLACED),
    'X-Forwarded-For',
    [...forwardedFor(request), request.socket.remoteAddress ?? '']
      .map((address) => address.trim())
      .join(', '),
    'X-Forwarded-Proto',
    'http',
    'X-Forwarded-Port',
    String(listenerPort),
    'X-Amzn-Trace-Id',
    `Root=1-${seconds}-${randomBytes(12).toString('hex')}`,
  ];
};
