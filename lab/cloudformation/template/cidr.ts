import { formatError } from '../refusals.ts';

/**
 * Evaluates Fn::Cidr for IPv4: the first `count` blocks with `hostBits` host bits in `block`.
 *
 * @throws ApiError when they do not fit, or for an IPv6 block
 */
export function cidrBlocks(block: string, count: number, hostBits: number): readonly string[] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (match === null) throw formatError(`Template error: Fn::Cidr object ${block} is not an IPv4 block`);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const size = 2 ** hostBits;
  if (count * size > 2 ** (32 - prefix)) {
    throw formatError(
      `Template error: Fn::Cidr cannot cut ${count} blocks of ${hostBits} bits out of ${block}`,
    );
  }
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return Array.from({ length: count }, (_, n) => `${dotted(first + n * size)}/${32 - hostBits}`);
}

function dotted(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');
}
