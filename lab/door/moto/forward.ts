import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHead } from '../wire/identify.ts';

/** Headers of one connection, which must not travel on; `expect` was answered by the door's own server. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'expect', 'upgrade', 'te', 'proxy-connection']);

/** Sends a request on to moto unchanged (the Host header too: moto builds addresses from it). */
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

export function withoutHops(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
    ),
  );
}
