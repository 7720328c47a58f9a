import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { identify, identifyS3, isS3, type Identified, type RequestHead } from './identify.ts';
import type { WireAnswer } from './protocol.ts';

/** One request at the door, with the API call that was read from it. */
export interface Request extends Identified {
  readonly head: RequestHead;
  /** The body of an S3 request is not read here: it is streamed. */
  readonly body: Buffer | Readable;
  readonly id: string;
  /** Whether the caller closed the connection before it had sent everything. */
  readonly cut: () => boolean;
}

/** An answer as it goes out over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | Readable;
}

/**
 * Stands for an answer that nobody reads, because the caller left while it sent its object. That is no defect.
 */
export const UNREAD: Answer = { status: 0, headers: {}, body: Buffer.alloc(0) };

/** A rendered answer in the form that the server sends. */
export const asAnswer = (wire: WireAnswer): Answer => ({ ...wire, body: Buffer.from(wire.body) });

/** Reads a request and the API call in it. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const head = { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers };
  const at = Date.now();
  const id = randomUUID();
  const cut = (): boolean => incoming.destroyed && !incoming.complete;
  if (isS3(head)) return { head, body: incoming, id, cut, ...identifyS3(head, at) };
  const body = await buffer(incoming);
  return { head, body, id, cut, ...identify(head, body, at) };
}
