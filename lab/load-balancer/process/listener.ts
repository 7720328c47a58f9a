import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Accounting, Ending, Place } from '../metrics/accounting.ts';
import type { RequestFacts } from '../routing/conditions.ts';
import type { Action, Balancer, BalancerListener, TargetGroup } from '../configuration.ts';
import { bindingHeaders, groupCookie } from '../routing/cookies.ts';
import { forward } from '../forwarding/forward.ts';
import { tooManyAddresses } from '../forwarding/forwarded-headers.ts';
import type { BalancerNode } from './node.ts';
import { answerError, answerFixed, answerRedirect } from '../forwarding/own-answers.ts';
import { groupFor, routable, ruleFor, stuckGroup, targetFor } from '../routing/routing.ts';
import type { Upstream } from '../forwarding/upstream.ts';

/** One listener: accepts connections, applies the rules and answers requests. */
export class Listener {
  #balancer: Balancer;
  readonly #listener: BalancerListener;
  readonly #context: ListenerContext;
  readonly #server: Server;
  readonly #nodeOf = new WeakMap<Socket, BalancerNode>();
  #connections = 0;

  constructor(balancer: Balancer, listener: BalancerListener, context: ListenerContext) {
    this.#balancer = balancer;
    this.#listener = listener;
    this.#context = context;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = balancer.idleTimeoutMs;
    this.#server.requestTimeout = 0;
    this.#server.on('connection', (socket) => this.#assign(socket));
  }

  /** Takes over changed attributes while connections are open. */
  follow(balancer: Balancer): void {
    this.#balancer = balancer;
    this.#server.keepAliveTimeout = balancer.idleTimeoutMs;
  }

  /** Rejects when the address cannot be bound. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#listener.bindPort, this.#balancer.address, 1024, resolve);
    });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Assigns connections to the nodes in turn, as DNS rotates their addresses on AWS. */
  #assign(socket: Socket): void {
    const node = this.#context.nodes[this.#connections++ % this.#context.nodes.length];
    if (node !== undefined) this.#nodeOf.set(socket, node);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = Date.now();
    const place = { balancer: this.#balancer.name, group: null, target: null };
    const { at, ending } = await this.#answer(request, response, place);
    this.#context.accounting.record(at, arrivedAt, ending, Date.now());
  }

  async #answer(request: IncomingMessage, response: ServerResponse, at: Place): Promise<Answered> {
    if (tooManyAddresses(request)) return refuse(response, 463, at);
    const node = this.#nodeOf.get(request.socket);
    const facts = factsOf(request);
    const action = node && ruleFor(node.rules(this.#listener.arn), facts)?.action;
    if (!node || !action) return refuse(response, 503, at);
    if (action.kind === 'forward') return this.#forward(request, response, node, action, at);
    if (action.kind === 'fixed') answerFixed(response, action);
    else answerRedirect(request, response, action, facts, this.#listener.port);
    return { at, ending: { by: 'rule' } };
  }

  async #forward(
    request: IncomingMessage,
    response: ServerResponse,
    node: BalancerNode,
    action: Forward,
    at: Place,
  ): Promise<Answered> {
    const arn = stuckGroup(action, groupCookie(request)) ?? groupFor(action.groups, Math.random());
    const group = arn === null ? null : this.#context.group(arn);
    if (group === null) return refuse(response, 503, at);
    const upstream = this.#choose(node, group);
    const inGroup = { ...at, group: group.arn };
    if (upstream === null) return refuse(response, 503, inGroup);
    const ending = await forward(
      request,
      response,
      upstream,
      this.#listener.port,
      { connectTimeoutMs: CONNECT_TIMEOUT_MS, idleTimeoutMs: this.#balancer.idleTimeoutMs },
      action.stickySeconds === null ? [] : bindingHeaders(group.arn, action.stickySeconds),
    );
    return { at: { ...inGroup, target: upstream.target.key }, ending };
  }

  /** Chooses a target; null if the group has no registered target, which is a 503 (ELB-05). */
  #choose(node: BalancerNode, group: TargetGroup): Upstream | null {
    const candidates = routable(group, (key) => node.healthy(key));
    const outstanding = (key: string): number => this.#context.upstream(key)?.outstanding ?? 0;
    const target = targetFor(group, candidates, node.takeTurn(group.arn), outstanding);
    return target === null ? null : this.#context.upstream(target.key);
  }
}

/** The longest time to connect to a target; then the answer is 504 (ELB-13). Not scaled, because processes are real. */
const CONNECT_TIMEOUT_MS = 10_000;

type Forward = Extract<Action, { kind: 'forward' }>;

/** What a listener needs for each request. */
export interface ListenerContext {
  readonly nodes: readonly BalancerNode[];
  readonly accounting: Accounting;
  group(arn: string): TargetGroup | null;
  upstream(target: string): Upstream | null;
}

interface Answered {
  readonly at: Place;
  readonly ending: Ending;
}

const refuse = (response: ServerResponse, status: number, at: Place): Answered => {
  answerError(response, status);
  return { at, ending: { by: 'balancer', status } };
};

const factsOf = (request: IncomingMessage): RequestFacts => {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    sourceIp: request.socket.remoteAddress ?? '',
  };
};
