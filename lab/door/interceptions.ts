import type { ApiCall } from '../ports.ts';
import { matches, type CallFilter } from './call-log.ts';

/** One of the two moments of a call at which somebody may step in. */
export interface Intercepted {
  readonly call: ApiCall;
  /** `before`: nothing has happened yet · `after`: it is carried out, its answer not yet sent. */
  readonly moment: 'before' | 'after';
  /** HTTP status of the answer; null before there is one. */
  readonly status: number | null;
}

/** `drop`: the connection is reset; said before, the call is never carried out. */
export type Verdict = 'proceed' | 'drop';

/** The call waits for what it answers, and no other call does. */
export type Hook = (intercepted: Intercepted) => Verdict | Promise<Verdict>;

/** By what the call log knows of a call, or by anything else. */
export type InterceptFilter = CallFilter | ((call: ApiCall) => boolean);

export class Interceptions {
  #all: readonly { readonly filter: InterceptFilter; readonly hook: Hook }[] = [];

  /** Returns what takes it away again. */
  add(filter: InterceptFilter, hook: Hook): () => void {
    const entry = { filter, hook };
    this.#all = [...this.#all, entry];
    return () => {
      this.#all = this.#all.filter((other) => other !== entry);
    };
  }

  /** One after the other in the order in which they were added, until one drops the call. */
  async ask(intercepted: Intercepted): Promise<Verdict> {
    for (const { filter, hook } of this.#all) {
      const meant =
        typeof filter === 'function' ? filter(intercepted.call) : matches(filter, intercepted.call);
      if (meant && (await hook(intercepted)) === 'drop') return 'drop';
    }
    return 'proceed';
  }
}
