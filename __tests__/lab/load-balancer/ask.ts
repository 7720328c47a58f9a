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
