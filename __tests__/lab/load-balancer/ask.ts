import { Agent, request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request on a connection of its own unless an agent is given. Rejects when the answer breaks off. */
export function ask(options: RequestOptions & { readonly body?: string }): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent: new Agent({ keepAlive: false }), ...options }, (answer) => {
      text(answer).then(
        (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

/** Polls until it holds. @throws what was last seen, after `withinMs` */
export async function until<T>(
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline)
      throw new Error(`not within ${withinMs} ms; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
