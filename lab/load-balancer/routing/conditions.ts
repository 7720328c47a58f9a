import { BlockList, isIPv6 } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import type { Condition } from '../configuration.ts';

/** The conditions of listener rules, and how they are matched against a request. */

/** The properties of a request that conditions compare. */
export interface RequestFacts {
  readonly method: string;
  /** Without the port, lower case. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly sourceIp: string;
}

/** True if the request meets the condition. Paths and methods are compared with case; hosts, headers and queries without. */
export const holds = (condition: Condition, request: RequestFacts): boolean => {
  switch (condition.field) {
    case 'host-header':
      return condition.values.some((value) => like(value.toLowerCase(), request.host));
    case 'path-pattern':
      return condition.values.some((value) => like(value, request.path));
    case 'http-request-method':
      return condition.values.includes(request.method);
    case 'http-header':
      return headerHolds(condition.values, request.headers[condition.name.toLowerCase()]);
    case 'query-string':
      return condition.pairs.some(({ key, value }) => queryHolds(request.query, key, value));
    case 'source-ip':
      return within(condition.cidrs, request.sourceIp);
  }
};

/** Matches a pattern: `*` stands for any characters, `?` for exactly one. */
const like = (pattern: string, text: string): boolean => expression(pattern).test(text);

const compiled = new Map<string, RegExp>();

/** Compiles a pattern once, because compiling costs more than matching. */
const expression = (pattern: string): RegExp => {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const made = new RegExp(`^${source}$`, 's');
  compiled.set(pattern, made);
  return made;
};

const headerHolds = (values: readonly string[], header: string | string[] | undefined): boolean =>
  [header ?? []].flat().some((text) => values.some((value) => like(value.toLowerCase(), text.toLowerCase())));

const queryHolds = (query: URLSearchParams, key: string | null, value: string): boolean =>
  [...query].some(
    ([name, text]) =>
      (key === null || like(key.toLowerCase(), name.toLowerCase())) &&
      like(value.toLowerCase(), text.toLowerCase()),
  );

const within = (cidrs: readonly string[], address: string): boolean => {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', bits = ''] = cidr.split('/');
    list.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
};
