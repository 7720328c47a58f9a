import { setTimeout as delay } from 'node:timers/promises';
import type { Configuration, HealthCheck, Rule, Target } from '../configuration.ts';
import { checkOnce } from '../health/health-check.ts';
import { afterCheck, INITIAL, type HealthView } from '../health/health-view.ts';

interface Watched {
  readonly abort: AbortController;
  readonly signature: string;
  view: HealthView;
}

/**
 * One node of the load balancer. It routes by the rules that have reached it, and uses only its own health checks. Each
 * client connection belongs to one node.
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

  /** Routes by these rules from now on. */
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

  /** Returns how many requests this node has sent to the group before, and counts one more. */
  takeTurn(group: string): number {
    const turn = this.#turns.get(group) ?? 0;
    this.#turns.set(group, turn + 1);
    return turn;
  }

  /** Checks exactly the serving targets. A target whose check was changed starts again as initial. */
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
    const reported = JSON.stringify([watched.view.state, watched.view.failure]);
    watched.view = view;
    if (JSON.stringify([view.state, view.failure]) !== reported) this.#tell(this.index, key, view);
  }
}

/** Receives every changed view; null when the node has stopped checking the target. */
type TellHealth = (node: number, target: string, view: HealthView | null) => void;
