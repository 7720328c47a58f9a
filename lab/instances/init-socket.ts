import { once } from 'node:events';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Init } from './init.ts';

/**
 * Opens the socket through which an instance's `systemctl` reaches the lab. A request is a JSON list of
 * arguments, the answer a CommandResult.
 */
export async function openInitSocket(init: Init, path: string): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    // A caller that was killed needs no answer.
    socket.on('error', () => {});
    const answer = async (): Promise<string> => {
      const args = JSON.parse(await text(socket)) as readonly string[];
      return JSON.stringify(await init.systemctl(args));
    };
    void answer()
      .catch((error: unknown) => JSON.stringify({ code: 1, output: String(error) }))
      .then((result) => socket.end(result));
  });
  server.listen(path);
  await once(server, 'listening');
  return server;
}
