import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHead } from '../wire/identify.ts';

/** Forwards a request to moto unchanged, with its Host header, from which moto builds addresses. */
export async function forward(
  moto: string,
  head: RequestHead,
  body: Buffer | Readable,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = request(moto + head.url, {
    method: head.method,
    headers: withoutHops(head.headers),
    agent: false,
  });
  outgoing.once('response', resolve).once('error', reject);
  if (Buffer.isBuffer(body)) outgoing.end(body);
  else pipeline(body, outgoing).catch(reject);
  return promise;
}

/** Headers that belong to one connection and must not be forwarded. The door's own server answers `expect`. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'expect', 'upgrade', 'te', 'proxy-connection']);

/** The headers without those of one connection. */
export function withoutHops(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
    ),
  );
}
