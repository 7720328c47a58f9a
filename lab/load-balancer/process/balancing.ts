import { Accounting } from '../metrics/accounting.ts';
import type { Balancer, BalancerListener, Configuration, TargetGroup } from '../configuration.ts';
import { Listener, type ListenerContext } from './listener.ts';
import type { Order, Report } from './messages.ts';
import { BalancerNode } from './node.ts';
import { Upstream } from '../forwarding/upstream.ts';

type Tell = (report: Report) => void;

/** All load balancers of one lab: applies configurations and reports what its nodes see. */
export class Balancing {
  readonly #tell: Tell;
  readonly #accounting = new Accounting();
  readonly #nodes: readonly BalancerNode[];
  readonly #context: ListenerContext;
  readonly #listeners = new Map<string, Listener>();
  readonly #upstreams = new Map<string, Upstream>();
  #groups = new Map<string, TargetGroup>();

  constructor(tell: Tell) {
    this.#tell = tell;
    this.#nodes = Array.from(
      { length: NODES },
      (_, index) =>
        new BalancerNode(index, (node, target, view) => tell({ kind: 'health', node, target, view })),
    );
    this.#context = {
      nodes: this.#nodes,
      accounting: this.#accounting,
      group: (arn) => this.#groups.get(arn) ?? null,
      upstream: (target) => this.#upstreams.get(target) ?? null,
    };
  }

  async handle(order: Order): Promise<void> {
    switch (order.kind) {
      case 'configuration':
        return this.#configure(order.configuration, order.propagationMs);
      case 'count':
        return this.#tell({ kind: 'counts', request: order.request, counts: this.#accounting.counts() });
      case 'take-response-times':
        return this.#tell({
          kind: 'response-times',
          request: order.request,
          seconds: this.#accounting.takeResponseSeconds(),
        });
    }
  }

  /**
   * Applies a configuration. Targets change at once (a deregistered one gets no new request, ELB-10), and so do listeners.
   * Rules reach one node after the other.
   */
  async #configure(configuration: Configuration, propagationMs: number): Promise<void> {
    this.#groups = new Map(configuration.groups.map((group) => [group.arn, group]));
    this.#connectTo(configuration);
    for (const node of this.#nodes) {
      const delayMs = (propagationMs * (node.index + 1)) / this.#nodes.length;
      node.watch(configuration, delayMs);
      // Timers of the same length fire in order, so a node never ends with an older configuration.
      setTimeout(() => {
        node.routeBy(configuration);
        this.#tell({ kind: 'applied', node: node.index, version: configuration.version });
      }, delayMs);
    }
    await this.#listen(configuration);
    this.#tell({ kind: 'bound', version: configuration.version });
  }

  #connectTo(configuration: Configuration): void {
    const idleTimeoutMs = Math.max(
      1000,
      ...configuration.balancers.map((balancer) => balancer.idleTimeoutMs),
    );
    const targets = configuration.groups.flatMap((group) => group.targets);
    const keys = new Set(targets.map((target) => target.key));
    for (const [key, upstream] of this.#upstreams) {
      if (keys.has(key)) continue;
      this.#upstreams.delete(key);
      upstream.close();
    }
    for (const target of targets) {
      if (!this.#upstreams.has(target.key))
        this.#upstreams.set(target.key, new Upstream(target, idleTimeoutMs));
    }
  }

  async #listen(configuration: Configuration): Promise<void> {
    const wanted = new Map<string, { balancer: Balancer; listener: BalancerListener }>();
    for (const balancer of configuration.balancers) {
      for (const listener of balancer.listeners)
        wanted.set(signature(balancer, listener), { balancer, listener });
    }
    for (const [key, open] of this.#listeners) {
      if (wanted.has(key)) continue;
      this.#listeners.delete(key);
      open.close();
    }
    for (const [key, { balancer, listener }] of wanted) {
      const open = this.#listeners.get(key);
      if (open === undefined) await this.#open(key, balancer, listener);
      else open.follow(balancer);
    }
  }

  async #open(key: string, balancer: Balancer, listener: BalancerListener): Promise<void> {
    const open = new Listener(balancer, listener, this.#context);
    this.#listeners.set(key, open);
    await open.open().catch((error: Error) => {
      this.#listeners.delete(key);
      this.#tell({ kind: 'problem', text: `listener ${listener.arn} cannot be opened: ${error.message}` });
    });
  }
}

/** A load balancer has at least a node in each of its zones; the lab's has three. */
export const NODES = 3;

/** What a listening socket depends on. Rules are not part of it. */
const signature = (balancer: Balancer, listener: BalancerListener): string =>
  JSON.stringify([listener.arn, balancer.address, listener.bindPort]);
