import { readFileSync } from 'node:fs';

/** An IPv4 address in the form of the kernel's tables: hexadecimal, last byte first. */
const hexadecimal = (address: string): string =>
  address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase())
    .toReversed()
    .join('');

/** Java's sockets are IPv6 sockets that are bound to a mapped address. */
const MAPPED = '0000000000000000FFFF0000';
const LISTENING = '0A';

/** The TCP ports on which something listens at an IPv4 address of this machine, in ascending order. */
export function listeningPorts(address: string): readonly number[] {
  const own = [hexadecimal(address), MAPPED + hexadecimal(address)];
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8').split('\n'),
  );
  const ports = lines.flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    const [host = '', port = ''] = local.split(':');
    return state === LISTENING && own.includes(host) ? [Number.parseInt(port, 16)] : [];
  });
  return ports.toSorted((a, b) => a - b);
}
