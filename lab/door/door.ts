import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type ApiAnswer, type ApiCall, type Door, type Handler, type Listener } from '../ports.ts';
import { readAnswer } from './answer-reader.ts';
import { Buckets } from './buckets.ts';
import { CallLog } from './call-log.ts';
import { Faults, type Fault } from './faults.ts';
import { forward, withoutHops } from './forward.ts';
import { identify, identifyS3, isS3, type Identified, type RequestHead } from './identify.ts';
import { Clocks } from './clocks.ts';
import { Interceptions, type Hook, type InterceptFilter } from './interceptions.ts';
import type { WireKind } from './protocol.ts';
import { expiredCredentials, serverError, throttled } from './refusals.ts';
import { KeyQueue, refuseUnimplemented } from './s3-conditions.ts';

/** The door with what only the lab itself and its tests use. */
export interface LabDoor extends Door {
  readonly log: CallLog;
  readonly faults: Faults;
  readonly buckets: Buckets;
  readonly clocks: Clocks;
  /** Lets somebody step in before and after each call that is meant; returns what ends it. */
  intercept(filter: InterceptFilter, hook: Hook): () => void;
  /** Asked before each call is carried out. */
  guard(guard: Guard): void;
  /** What went wrong in the lab itself (an exception in a handler, a 500 of moto): a run with any proves nothing. */
  readonly defects: readonly string[];
  close(): Promise<void>;
}

/** Why a call is refused before anything looks at it; null: it is not. */
export type Guard = (call: ApiCall, wire: WireKind) => ApiError | null;

interface Request extends Identified {
  readonly head: RequestHead;
  readonly body: Buffer | Readable;
  readonly id: string;
  /** The caller left before it had sent everything. */
  readonly cut: () => boolean;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | Readable;
}

/**
 * Opens the lab's one AWS endpoint on `address` (port 0: any). Handlers of a service are asked in the order in which
 * they were registered until one does not `pass`; moto answers what is left.
 */
export async function openDoor(options: {
  readonly address: string;
  readonly port?: number;
  readonly moto: string;
  /** Told of each defect at once; by default standard error. */
  readonly onDefect?: (text: string) => void;
}): Promise<LabDoor> {
  const door = new DoorServer(
    options.moto,
    options.onDefect ?? ((defect) => console.error(`LAB DEFECT: ${defect}`)),
  );
  await door.listen(options.address, options.port ?? 0);
  return door;
}

class DoorServer implements LabDoor {
  readonly log = new CallLog();
  readonly faults = new Faults();
  readonly buckets = new Buckets();
  readonly clocks = new Clocks();
  readonly defects: string[] = [];
  readonly #moto: string;
  readonly #onDefect: (text: string) => void;
  readonly #handlers = new Map<string, Handler[]>();
  readonly #listeners: Listener[] = [];
  readonly #guards: Guard[] = [];
  readonly #interceptions = new Interceptions();
  readonly #s3Writes = new KeyQueue();
  readonly #server: Server;

  constructor(moto: string, onDefect: (text: string) => void) {
    this.#moto = moto;
    this.#onDefect = onDefect;
    // Clients must be the ones that close idle connections: a server that closes first turns their next write,
    // which must not be repeated, into a reset.
    this.#server = createServer({ keepAliveTimeout: 600_000 }, (incoming, response) => {
      this.#serve(incoming, response).catch((error: unknown) => {
        // A client that left while its answer was on the way is no defect.
        if (!incoming.socket.destroyed) this.#defect(`${incoming.method} ${incoming.url}: ${String(error)}`);
        response.destroy();
      });
    });
  }

  get url(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `http://${address}:${port}`;
  }

  async listen(address: string, port: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject).listen(port, address, resolve);
    await promise;
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  handle(service: string, handler: Handler): void {
    this.#handlers.set(service, [...(this.#handlers.get(service) ?? []), handler]);
  }

  after(listener: Listener): void {
    this.#listeners.push(listener);
  }

  intercept(filter: InterceptFilter, hook: Hook): () => void {
    return this.#interceptions.add(filter, hook);
  }

  guard(guard: Guard): void {
    this.#guards.push(guard);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const { service, operation, accessKey, at } = request.call;
    const answer = await this.#answerUnlessDropped(request);
    this.log.add({ accessKey, service, operation, at, status: answer?.status ?? 0 });
    if (answer === null) {
      incoming.socket.resetAndDestroy();
      return;
    }
    const date = this.clocks.dateFor(accessKey);
    response.writeHead(answer.status, { ...(answer.headers as Record<string, string | string[]>), date });
    if (Buffer.isBuffer(answer.body)) response.end(answer.body);
    else await pipeline(answer.body, response);
  }

  /** null: the connection is to be reset, before or after the call was carried out. */
  async #answerUnlessDropped(request: Request): Promise<Answer | null> {
    const { call } = request;
    if ((await this.#interceptions.ask({ call, moment: 'before', status: null })) === 'drop') return null;
    const fault = this.faults.take(call);
    const answer = await this.#answerOrError(request, fault);
    const { status } = answer;
    const verdict = await this.#interceptions.ask({ call, moment: 'after', status });
    if (verdict === 'proceed' && fault?.kind !== 'lost-answer' && answer !== UNREAD) return answer;
    if (!Buffer.isBuffer(answer.body)) answer.body.destroy();
    return null;
  }

  async #answerOrError(request: Request, fault: Fault | null): Promise<Answer> {
    try {
      return await this.#answerAfterFault(request, fault);
    } catch (error) {
      if (request.cut()) return UNREAD;
      const { service, operation } = request.call;
      const known = error instanceof ApiError ? error : this.#asDefect(`${service} ${operation}`, error);
      const wire = request.protocol.error(known, request.id);
      return { ...wire, body: Buffer.from(wire.body) };
    }
  }

  async #answerAfterFault(request: Request, fault: Fault | null): Promise<Answer> {
    const { call, protocol } = request;
    for (const guard of this.#guards) refuse(guard(call, protocol.kind));
    refuse(this.buckets.refusal(call));
    if (fault?.kind === 'throttle') throw throttled(call.service);
    if (fault?.kind === 'expired-credentials') throw expiredCredentials(call.service, protocol.kind);
    if (fault?.kind === 'server-error') throw serverError(call.service, fault.status);
    if (fault?.kind === 'latency') await sleep(fault.ms);
    if (fault?.kind === 'late') return this.#acceptedAndLate(request, fault.ms);
    return (await this.#fromHandlers(request)) ?? (await this.#fromMoto(request));
  }

  /** Nothing is carried out any more once the door is closed. */
  #acceptedAndLate(request: Request, ms: number): Answer {
    const { call, protocol, id } = request;
    const carryOut = async (): Promise<void> => {
      await sleep(ms, undefined, { ref: false });
      const late = { ...request, call: { ...call, at: Date.now() } };
      const heard = !this.#server.listening || (await this.#fromHandlers(late)) !== null;
      if (!heard) await this.#fromMoto(late);
    };
    void carryOut().catch((error: unknown) => this.#asDefect(`late ${call.operation}`, error));
    const wire = protocol.result(call.operation, {}, id);
    return { ...wire, body: Buffer.from(wire.body) };
  }

  async #fromHandlers({ call, protocol, id }: Request): Promise<Answer | null> {
    for (const handler of this.#handlers.get(call.service) ?? []) {
      const answer = await handler(call);
      if (answer === 'pass') continue;
      this.#tell(call, answer);
      const wire = protocol.result(call.operation, answer, id);
      return { ...wire, body: Buffer.from(wire.body) };
    }
    return null;
  }

  async #fromMoto(request: Request): Promise<Answer> {
    const { call, head } = request;
    if (call.service !== 's3') {
      const answer = await this.#asked(request);
      if (this.#listeners.length > 0 && answer.status < 300) {
        this.#tell(call, await readAnswer(call.service, call.operation, answer));
      }
      return answer;
    }
    refuseUnimplemented(head.method, head.headers);
    const answer =
      head.method === 'GET' || head.method === 'HEAD'
        ? await this.#streamed(request)
        : await this.#s3Writes.run(call.operation.slice(head.method.length), () => this.#asked(request));
    if (answer.status < 300) this.#tell(call, {});
    return answer;
  }

  async #streamed({ head, body }: Request): Promise<Answer> {
    const response = await forward(this.#moto, head, body);
    return this.#checked(response, response);
  }

  async #asked({ head, body }: Request) {
    const response = await forward(this.#moto, head, body);
    return this.#checked(response, await buffer(response));
  }

  /** A 500 of moto is HTML that clients cannot read: it is the lab's defect and says so. */
  async #checked<B extends Buffer | Readable>(response: IncomingMessage, body: B) {
    const status = response.statusCode ?? 500;
    if (status >= 500) throw new Error(`moto answered ${status}: ${(await asText(body)).slice(0, 2000)}`);
    return { status, headers: withoutHops(response.headers) as Record<string, string>, body };
  }

  #tell(call: ApiCall, answer: ApiAnswer): void {
    for (const listener of this.#listeners) {
      try {
        listener(call, answer);
      } catch (error) {
        this.#asDefect(`listener after ${call.service} ${call.operation}`, error);
      }
    }
  }

  #asDefect(where: string, error: unknown): ApiError {
    const defect = `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    this.#defect(defect);
    return new ApiError('InternalFailure', `lab defect in ${defect}`, 500);
  }

  #defect(defect: string): void {
    this.defects.push(defect);
    this.#onDefect(defect);
  }
}

/** A caller that died while it sent its object is no defect of the lab's, and reads no answer. */
const UNREAD: Answer = { status: 0, headers: {}, body: Buffer.alloc(0) };

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const head = { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers };
  const at = Date.now();
  const id = randomUUID();
  const cut = (): boolean => incoming.destroyed && !incoming.complete;
  if (isS3(head)) return { head, body: incoming, id, cut, ...identifyS3(head, at) };
  const body = await buffer(incoming);
  return { head, body, id, cut, ...identify(head, body, at) };
}

function refuse(refusal: ApiError | null): void {
  if (refusal !== null) throw refusal;
}

async function asText(body: Buffer | Readable): Promise<string> {
  return Buffer.isBuffer(body) ? body.toString() : text(body);
}
