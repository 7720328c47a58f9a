import { setTimeout as delay } from 'node:timers/promises';
import type { Configuration, HealthCheck, Rule, Target } from '../configuration.ts';
import { checkOnce } from '../health/health-check.ts';
import { afterCheck, INITIAL, type HealthView } from '../health/health-view.ts';

interface Watched {
  readonly abort: AbortController;
  readonly signature: string;
  view: HealthView;
}

/** Told of every view that changed; null when the node stopped checking. */
export type TellHealth = (node: number, target: string, view: HealthView | null) => void;

/**
 * One of the load balancer's nodes: routes by the rules that have reached it, checks every target itself and
 * believes only its own checks. A client connection belongs to one node.
 */
export class BalancerNode {
  readonly index: number;
  readonly #tell: TellHealth;
  readonly #watched = new Map<string, Watched>();
  readonly #turns = new Map<string, number>();
  #rules = new Map<string, readonly Rule[]>();

  constructor(index: number, tell: TellHealth) {
    this.index = index;
    this.#tell = tell;
  }

  /** From now on route by these rules. */
  routeBy(configuration: Configuration): void {
    const listeners = configuration.balancers.flatMap((balancer) => balancer.listeners);
    this.#rules = new Map(listeners.map((listener) => [listener.arn, listener.rules]));
  }

  rules(listenerArn: string): readonly Rule[] {
    return this.#rules.get(listenerArn) ?? [];
  }

  healthy(target: string): boolean {
    return this.#watched.get(target)?.view.state === 'healthy';
  }

  /** How many requests this node sent to the group before. */
  takeTurn(group: string): number {
    const turn = this.#turns.get(group) ?? 0;
    this.#turns.set(group, turn + 1);
    return turn;
  }

  /** Checks the serving targets and no others. A target whose check was changed begins anew. */
  watch(configuration: Configuration, firstAfterMs: number): void {
    const wanted = new Map<string, { target: Target; check: HealthCheck }>();
    for (const group of configuration.groups) {
      for (const target of group.targets) {
        if (target.role === 'serving') wanted.set(target.key, { target, check: group.check });
      }
    }
    for (const [key, watched] of this.#watched) {
      const wish = wanted.get(key);
      if (wish === undefined || JSON.stringify(wish) !== watched.signature) this.#unwatch(key, watched);
    }
    for (const [key, wish] of wanted) if (!this.#watched.has(key)) this.#begin(key, wish, firstAfterMs);
  }

  stop(): void {
    for (const [key, watched] of this.#watched) this.#unwatch(key, watched);
  }

  #unwatch(key: string, watched: Watched): void {
    watched.abort.abort();
    this.#watched.delete(key);
    this.#tell(this.index, key, null);
  }

  #begin(key: string, wish: { target: Target; check: HealthCheck }, firstAfterMs: number): void {
    const watched = { abort: new AbortController(), signature: JSON.stringify(wish), view: INITIAL };
    this.#watched.set(key, watched);
    void this.#check(wish, watched, firstAfterMs);
  }

  async #check(
    wish: { target: Target; check: HealthCheck },
    watched: Watched,
    firstAfterMs: number,
  ): Promise<void> {
    const { signal } = watched.abort;
    const pause = (ms: number): Promise<void> => delay(ms, undefined, { signal }).catch(() => undefined);
    await pause(firstAfterMs);
    if (!signal.aborted) this.#tell(this.index, wish.target.key, watched.view);
    while (!signal.aborted) {
      const result = await checkOnce(wish.target, wish.check);
      if (signal.aborted) return;
      this.#see(wish.target.key, watched, afterCheck(watched.view, result, wish.check));
      await pause(wish.check.intervalMs);
    }
  }

  #see(key: string, watched: Watched, view: HealthView): void {
    const said = JSON.stringify([watched.view.state, watched.view.failure]);
    watched.view = view;
    if (JSON.stringify([view.state, view.failure]) !== said) this.#tell(this.index, key, view);
  }
}
