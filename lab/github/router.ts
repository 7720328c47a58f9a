import type { IncomingHttpHeaders } from 'node:http';
import { environment } from './answers.ts';
import type { OperationCall, Operations } from './operation-call.ts';
import { commentOperations } from './comments.ts';
import { deploymentOperations } from './deployments.ts';
import { checkAnswer, operationOf, requestFaults, type Match } from './description.ts';
import type { Faults } from './faults.ts';
import type { Oidc } from './oidc.ts';
import { pullOperations } from './pulls.ts';
import { notFound, ok, refused, type Reply } from './reply.ts';
import type { State } from './state.ts';
import { holderOf, permissionFor, type Holder } from './tokens.ts';

/**
 * The router of the lab's GitHub: finds the operation of a request, checks the request and runs the operation.
 */

/** A request to the lab's GitHub. */
interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RouterParts {
  readonly state: State;
  readonly faults: Faults;
  readonly oidc: Oidc;
}

/** The path of the token service. */
export const OIDC_PATH = '/_oidc/token';

const operations: Operations = {
  ...commentOperations,
  ...pullOperations,
  ...deploymentOperations,
  'repos/get-environment': ({ state, parameters }) => {
    const found = state.environments.get(parameters['environment_name'] ?? '');
    return found === undefined ? notFound() : ok(environment(state, found));
  },
  'graphql/viewer': ({ holder }) => ok({ data: { viewer: { login: holder.login } } }),
};

/** Answers a request. `operation` is GitHub's name, or `none` when no operation matches. */
export const answer = (parts: RouterParts, request: Request): { operation: string; reply: Reply } => {
  if (request.url.pathname === OIDC_PATH)
    return {
      operation: 'oidc/token',
      reply: parts.oidc.answer(request.headers.authorization, request.url.searchParams),
    };
  const match = operationOf(request.method, request.url.pathname);
  if (match === null || operations[match.operation.operationId] === undefined)
    return { operation: 'none', reply: refused(404, unknown(request)) };
  const reply = operate(parts, request, match);
  checkAnswer(match.operation, reply.status, reply.body);
  return { operation: match.operation.operationId, reply };
};

const unknown = ({ method, url }: Request): string =>
  `the lab's GitHub has no ${method} ${url.pathname}: it knows ${Object.keys(operations).join(', ')}`;

/**
 * Checks a request in GitHub's order (token, injected fault, repository, permission, body) and runs its
 * operation.
 */
const operate = (parts: RouterParts, request: Request, { operation, parameters }: Match): Reply => {
  const { operationId } = operation;
  const holder = holderOf(request.headers.authorization);
  if (holder === null) return refused(401, 'Bad credentials');
  const struck = parts.faults.strike(operationId);
  if (struck !== null) return struck;
  if (!isHere(parts.state, parameters)) return notFound();
  if (!mayWrite(holder, permissionFor(request.method, operationId)))
    return refused(403, 'Resource not accessible by integration');
  const body = parsed(request.body);
  const faults = body === null ? 'Problems parsing JSON' : requestFaults(operation, body);
  if (body === null || faults !== null) return refused(422, `Invalid request.\n\n${faults}`);
  const { state } = parts;
  const call: OperationCall = {
    state,
    holder,
    parameters,
    query: request.url.searchParams,
    body,
    url: request.url,
  };
  return operations[operationId]!(call);
};

const isHere = ({ owner, repo }: State, parameters: Readonly<Record<string, string>>): boolean =>
  parameters['owner'] === undefined || (parameters['owner'] === owner && parameters['repo'] === repo);

const mayWrite = (holder: Holder, permission: string | null): boolean =>
  permission === null || holder.writes.includes(permission);

const parsed = (body: string): Readonly<Record<string, unknown>> | null => {
  try {
    return JSON.parse(body === '' ? '{}' : body) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
};
