import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Action } from '../configuration.ts';
import type { RequestFacts } from '../routing/conditions.ts';

/** The answers that the load balancer makes itself: error pages, fixed responses and redirects. */

const SERVER = 'awselb/2.0';

const page = (status: number): string => {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
};

const write = (
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
): void => {
  response.writeHead(status, {
    server: SERVER,
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(body);
};

/** The load balancer's own error page, counted in HTTPCode_ELB_* (ELB-13). */
export const answerError = (response: ServerResponse, status: number): void =>
  write(response, status, { 'content-type': 'text/html' }, page(status));

export const answerFixed = (response: ServerResponse, action: Extract<Action, { kind: 'fixed' }>): void =>
  write(response, action.status, { 'content-type': action.contentType }, action.body);

/** Redirects the client; placeholders such as `#{host}` are filled in from the request. */
export const answerRedirect = (
  request: IncomingMessage,
  response: ServerResponse,
  action: Extract<Action, { kind: 'redirect' }>,
  facts: RequestFacts,
  listenerPort: number,
): void => {
  const known: Record<string, string> = {
    protocol: 'http',
    host: facts.host,
    port: String(listenerPort),
    path: facts.path.replace(/^\//, ''),
    query: (request.url ?? '').split('?')[1] ?? '',
  };
  const fill = (text: string): string =>
    text.replace(/#\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
  const query = fill(action.query);
  const location = `${fill(action.protocol).toLowerCase()}://${fill(action.host)}:${fill(action.port)}${fill(action.path)}${query === '' ? '' : `?${query}`}`;
  write(response, action.status, { 'content-type': 'text/html', location }, page(action.status));
};
