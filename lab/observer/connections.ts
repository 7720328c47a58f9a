import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * Loaded into a process that is watched (`node --import connections.ts`, the file to write in
 * LAB_CONNECTIONS_FILE): notes where each of its TCP connections goes, encrypted ones too. What was asked for is
 * noted before anything is tried, so that a name that cannot be resolved is seen as well.
 */
const file = process.env['LAB_CONNECTIONS_FILE'];

const note = (place: string): void => {
  if (file !== undefined) appendFileSync(file, `${place}\n`);
};

const original = Socket.prototype.connect;

/** All of Node's clients (http, tls, fetch) come through here. */
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

/** `net.connect` hands its normalised arguments over in one array. null: a unix socket, which stays on this machine. */
function wanted(args: readonly unknown[]): string | null {
  const [first, host] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first !== 'object' || first === null) return `${String(host ?? 'localhost')}:${String(first)}`;
  const options = first as { host?: string | null; port?: number | string; path?: string | null };
  return options.port === undefined ? null : `${options.host ?? 'localhost'}:${options.port}`;
}
