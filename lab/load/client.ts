import { Agent, request } from 'node:http';
import type { Answer } from './judge.ts';
import type { LoadPlan } from './plan.ts';

/**
 * An HTTP client of the load generator, with one keep-alive connection. It sends nothing twice: a request whose
 * connection breaks counts as lost.
 */
export class LoadClient {
  readonly #plan: LoadPlan;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(plan: LoadPlan) {
    this.#plan = plan;
  }

  /** Sends one request. Never rejects. */
  ask(id: string): Promise<Answer> {
    const plan = this.#plan;
    return new Promise((resolve) => {
      const outgoing = request({
        agent: this.#agent,
        host: plan.address,
        port: plan.port,
        method: plan.method,
        path: plan.path,
        timeout: plan.timeoutMs,
        headers: {
          host: plan.host,
          'content-type': plan.contentType,
          'content-length': Buffer.byteLength(plan.body),
          'x-request-id': id,
        },
      });
      const broken = (error: Error): void => resolve({ status: null, body: '', error: error.message });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${plan.timeoutMs} ms`)));
      outgoing.on('error', broken);
      outgoing.on('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', broken);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? null, body: Buffer.concat(parts).toString(), error: null }),
        );
      });
      outgoing.end(plan.body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
