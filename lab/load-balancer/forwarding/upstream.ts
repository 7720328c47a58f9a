import { Agent } from 'node:http';
import type { Target } from '../configuration.ts';

/** The connections to one target. They are kept alive between requests, and all cut when the target is gone. */
export class Upstream {
  readonly target: Target;
  readonly agent: Agent;
  readonly #inFlight = new Set<() => void>();

  constructor(target: Target, idleTimeoutMs: number) {
    this.target = target;
    this.agent = new Agent({ keepAlive: true, maxFreeSockets: 1024, timeout: idleTimeoutMs });
  }

  /** The number of requests that this target has not finished answering. */
  get outstanding(): number {
    return this.#inFlight.size;
  }

  /** Adds a request. @param cut ends the request at once @returns a function to call when the request has ended */
  begin(cut: () => void): () => void {
    this.#inFlight.add(cut);
    return () => this.#inFlight.delete(cut);
  }

  /** Ends all connections after the deregistration delay; requests in flight get a 502 (ELB-10). */
  close(): void {
    for (const cut of this.#inFlight) cut();
    this.agent.destroy();
  }
}
