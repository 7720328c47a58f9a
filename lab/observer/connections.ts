import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * Records the target of every TCP connection of the process that loads this file (`node --import
 * connections.ts`), in the file that LAB_CONNECTIONS_FILE names. Records the target before the connection is
 * tried, so that a name that cannot be resolved is seen too.
 */
const file = process.env['LAB_CONNECTIONS_FILE'];

const note = (place: string): void => {
  if (file !== undefined) appendFileSync(file, `${place}\n`);
};

const original = Socket.prototype.connect;

/** Replaces `Socket.connect`, which all of Node's clients (http, tls, fetch) use. */
function connect(this: Socket, ...args: unknown[]): Socket {
  const asked = wanted(args);
  if (asked !== null) note(asked);
  this.on('connectionAttempt', (address: string, port: number) => {
    const tried = `${address}:${port}`;
    if (tried !== asked) note(tried);
  });
  return original.apply(this, args as Parameters<typeof original>);
}

Socket.prototype.connect = connect;

/**
 * The target of a connection; null for a unix socket, which stays on this machine. `net.connect` passes its
 * normalised arguments in one array.
 */
function wanted(args: readonly unknown[]): string | null {
  const [first, host] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first !== 'object' || first === null) return `${String(host ?? 'localhost')}:${String(first)}`;
  const options = first as { host?: string | null; port?: number | string; path?: string | null };
  return options.port === undefined ? null : `${options.host ?? 'localhost'}:${options.port}`;
}
