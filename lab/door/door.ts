import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Door, Handler, Listener } from '../ports.ts';
import { Answering, type Guard } from './answering.ts';
import { Buckets } from './buckets.ts';
import { CallLog } from './call-log.ts';
import { Clocks } from './clocks.ts';
import { Defects } from './defects.ts';
import { Faults } from './faults.ts';
import { Interceptions, type Hook, type InterceptFilter } from './interceptions.ts';
import { Listeners } from './listeners.ts';
import { MotoAnswers } from './moto/moto-answers.ts';
import { readRequest, UNREAD, type Answer, type Request } from './wire/request.ts';

/** The door: the lab's one HTTP endpoint for all of AWS's APIs. */

/** The door with what only the lab itself and its tests use. */
export interface LabDoor extends Door {
  readonly log: CallLog;
  readonly faults: Faults;
  readonly buckets: Buckets;
  readonly clocks: Clocks;
  /** Calls `hook` before and after each call that matches the filter. Returns a function that ends this. */
  intercept(filter: InterceptFilter, hook: Hook): () => void;
  /** Adds a check that is made before each call is carried out. */
  guard(guard: Guard): void;
  /** What went wrong in the lab itself (an exception in a handler, a 500 of moto): a run with any proves nothing. */
  readonly defects: readonly string[];
  close(): Promise<void>;
}

/** Opens the lab's one AWS endpoint on `address` (port 0: any). */
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
  readonly #defects: Defects;
  readonly #listeners: Listeners;
  readonly #answering: Answering;
  readonly #interceptions = new Interceptions();
  readonly #server: Server;

  constructor(moto: string, onDefect: (text: string) => void) {
    const defects = new Defects(onDefect);
    this.#defects = defects;
    this.#listeners = new Listeners(defects);
    this.#answering = new Answering({
      moto: new MotoAnswers(moto, this.#listeners),
      buckets: this.buckets,
      listeners: this.#listeners,
      defects,
      isOpen: () => this.#server.listening,
    });
    // Clients must be the ones that close idle connections: a server that closes first turns their next write,
    // which must not be repeated, into a reset.
    this.#server = createServer({ keepAliveTimeout: 600_000 }, (incoming, response) => {
      this.#serve(incoming, response).catch((error: unknown) => {
        // A client that left while its answer was on the way is no defect.
        if (!incoming.socket.destroyed) defects.add(`${incoming.method} ${incoming.url}: ${String(error)}`);
        response.destroy();
      });
    });
  }

  get url(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `http://${address}:${port}`;
  }

  get defects(): readonly string[] {
    return this.#defects.all;
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
    this.#answering.handle(service, handler);
  }

  after(listener: Listener): void {
    this.#listeners.add(listener);
  }

  intercept(filter: InterceptFilter, hook: Hook): () => void {
    return this.#interceptions.add(filter, hook);
  }

  guard(guard: Guard): void {
    this.#answering.guard(guard);
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

  /** null: the connection must be reset, either before or after the call was carried out. */
  async #answerUnlessDropped(request: Request): Promise<Answer | null> {
    const { call } = request;
    if ((await this.#interceptions.ask({ call, moment: 'before', status: null })) === 'drop') return null;
    const fault = this.faults.take(call);
    const answer = await this.#answering.answer(request, fault);
    const { status } = answer;
    const verdict = await this.#interceptions.ask({ call, moment: 'after', status });
    if (verdict === 'proceed' && fault?.kind !== 'lost-answer' && answer !== UNREAD) return answer;
    if (!Buffer.isBuffer(answer.body)) answer.body.destroy();
    return null;
  }
}
