import { Agent } from 'node:http';
import type { Target } from '../configuration.ts';

/** The connections to one target: kept alive between requests, and cut as a whole when the target is gone. */
export class Upstream {
  readonly target: Target;
  readonly agent: Agent;
  readonly #inFlight = new Set<() => void>();

  constructor(target: Target, idleTimeoutMs: number) {
    this.target = target;
    this.agent = new Agent({ keepAlive: true, maxFreeSockets: 1024, timeout: idleTimeoutMs });
  }

  /** Requests that this target has not finished answering. */
  get outstanding(): number {
    return this.#inFlight.size;
  }

  /** @param cut ends the request at once @returns to be called when the request ended */
  begin(cut: () => void): () => void {
    this.#inFlight.add(cut);
    return () => this.#inFlight.delete(cut);
  }

  /** The deregistration delay is over: what is still in flight gets a 502 (ELB-10). */
  close(): void {
    for (const cut of this.#inFlight) cut();
    this.agent.destroy();
  }
}
