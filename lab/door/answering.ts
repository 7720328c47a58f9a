import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type ApiCall, type Handler } from '../ports.ts';
import type { Buckets } from './buckets.ts';
import type { Defects } from './defects.ts';
import type { Fault } from './faults.ts';
import type { Listeners } from './listeners.ts';
import type { MotoAnswers } from './moto/moto-answers.ts';
import type { WireKind } from './wire/protocol.ts';
import { expiredCredentials, serverError, throttled } from './refusals.ts';
import { asAnswer, UNREAD, type Answer, type Request } from './wire/request.ts';

/**
 * Answers each call at the door. Guards, token buckets and the injected fault come first. Then the handlers of
 * the service are asked in the order of their registration. moto answers when every handler passes.
 */
export class Answering {
  readonly #parts: AnsweringParts;
  readonly #handlers = new Map<string, Handler[]>();
  readonly #guards: Guard[] = [];

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
  }

  handle(service: string, handler: Handler): void {
    this.#handlers.set(service, [...(this.#handlers.get(service) ?? []), handler]);
  }

  guard(guard: Guard): void {
    this.#guards.push(guard);
  }

  /** Never rejects: an exception is a defect and is answered as an internal failure. */
  async answer(request: Request, fault: Fault | null): Promise<Answer> {
    try {
      return await this.#afterGuards(request, fault);
    } catch (error) {
      if (request.cut()) return UNREAD;
      const { service, operation } = request.call;
      const known =
        error instanceof ApiError ? error : this.#parts.defects.addError(`${service} ${operation}`, error);
      return asAnswer(request.protocol.error(known, request.id));
    }
  }

  async #afterGuards(request: Request, fault: Fault | null): Promise<Answer> {
    const { call, protocol } = request;
    for (const guard of this.#guards) refuse(guard(call, protocol.kind));
    refuse(this.#parts.buckets.refusal(call));
    if (fault?.kind === 'throttle') throw throttled(call.service);
    if (fault?.kind === 'expired-credentials') throw expiredCredentials(call.service, protocol.kind);
    if (fault?.kind === 'server-error') throw serverError(call.service, fault.status);
    if (fault?.kind === 'latency') await sleep(fault.ms);
    if (fault?.kind === 'late') return this.#acceptedNowDoneLater(request, fault.ms);
    return this.#carriedOut(request);
  }

  /** Answers at once as if done, and carries the call out `ms` later unless the door has closed by then. */
  #acceptedNowDoneLater(request: Request, ms: number): Answer {
    const { call, protocol, id } = request;
    const carryOut = async (): Promise<void> => {
      await sleep(ms, undefined, { ref: false });
      if (this.#parts.isOpen()) await this.#carriedOut({ ...request, call: { ...call, at: Date.now() } });
    };
    void carryOut().catch((error: unknown) => this.#parts.defects.addError(`late ${call.operation}`, error));
    return asAnswer(protocol.result(call.operation, {}, id));
  }

  async #carriedOut(request: Request): Promise<Answer> {
    return (await this.#fromHandlers(request)) ?? (await this.#parts.moto.answer(request));
  }

  async #fromHandlers({ call, protocol, id }: Request): Promise<Answer | null> {
    for (const handler of this.#handlers.get(call.service) ?? []) {
      const answer = await handler(call);
      if (answer === 'pass') continue;
      this.#parts.listeners.tell(call, answer);
      return asAnswer(protocol.result(call.operation, answer, id));
    }
    return null;
  }
}

interface AnsweringParts {
  readonly moto: MotoAnswers;
  readonly buckets: Buckets;
  readonly listeners: Listeners;
  readonly defects: Defects;
  /** Whether the door still takes calls. */
  readonly isOpen: () => boolean;
}

/** A check that may refuse a call before it is carried out; null: it does not refuse. */
export type Guard = (call: ApiCall, wire: WireKind) => ApiError | null;

function refuse(refusal: ApiError | null): void {
  if (refusal !== null) throw refusal;
}
