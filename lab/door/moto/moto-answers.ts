import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { readAnswer } from '../wire/answer-reader.ts';
import { forward, withoutHops } from './forward.ts';
import type { Listeners } from '../listeners.ts';
import type { Answer, Request } from '../wire/request.ts';
import { KeyQueue, refuseUnimplemented } from './s3-conditions.ts';

/** Answers calls by forwarding them to moto unchanged. */
export class MotoAnswers {
  readonly #url: string;
  readonly #listeners: Listeners;
  readonly #s3Writes = new KeyQueue();

  constructor(url: string, listeners: Listeners) {
    this.#url = url;
    this.#listeners = listeners;
  }

  /** @throws ApiError for S3 headers that S3 does not implement; Error when moto answers with a 5xx */
  answer(request: Request): Promise<Answer> {
    return request.call.service === 's3' ? this.#fromS3(request) : this.#fromApi(request);
  }

  async #fromApi(request: Request): Promise<Answer> {
    const { call } = request;
    const answer = await this.#asked(request);
    if (!this.#listeners.isEmpty && answer.status < 300) {
      this.#listeners.tell(call, await readAnswer(call.service, call.operation, answer));
    }
    return answer;
  }

  async #fromS3(request: Request): Promise<Answer> {
    const { call, head } = request;
    refuseUnimplemented(head.method, head.headers);
    const reads = head.method === 'GET' || head.method === 'HEAD';
    const answer = reads
      ? await this.#streamed(request)
      : await this.#s3Writes.run(call.operation.slice(head.method.length), () => this.#asked(request));
    if (answer.status < 300) this.#listeners.tell(call, {});
    return answer;
  }

  async #streamed({ head, body }: Request): Promise<Answer> {
    const response = await forward(this.#url, head, body);
    return checked(response, response);
  }

  async #asked({ head, body }: Request) {
    const response = await forward(this.#url, head, body);
    return checked(response, await buffer(response));
  }
}

/** Throws for a 500 of moto, which is a defect of the lab. moto sends it as HTML, which clients cannot read. */
async function checked<B extends Buffer | Readable>(response: IncomingMessage, body: B) {
  const status = response.statusCode ?? 500;
  if (status >= 500) throw new Error(`moto answered ${status}: ${(await asText(body)).slice(0, 2000)}`);
  return { status, headers: withoutHops(response.headers) as Record<string, string>, body };
}

async function asText(body: Buffer | Readable): Promise<string> {
  return Buffer.isBuffer(body) ? body.toString() : text(body);
}
