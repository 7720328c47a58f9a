import type { ApiCall } from '../ports.ts';
import { matches, type CallFilter } from './call-log.ts';

/** Lets tests intercept calls at the door, before or after they are carried out. */

/** A call at one of the two moments at which a hook is called. */
export interface Intercepted {
  readonly call: ApiCall;
  /** `before`: nothing has happened yet. `after`: the call is carried out and its answer not yet sent. */
  readonly moment: 'before' | 'after';
  /** HTTP status of the answer; null at `before`. */
  readonly status: number | null;
}

/** `drop` resets the connection. At `before` the call is then never carried out. */
export type Verdict = 'proceed' | 'drop';

/** Decides about one call. That call waits for the decision; no other call does. */
export type Hook = (intercepted: Intercepted) => Verdict | Promise<Verdict>;

/** Selects calls by the fields of the call log, or by a function. */
export type InterceptFilter = CallFilter | ((call: ApiCall) => boolean);

/** The hooks that tests have set on calls. */
export class Interceptions {
  #all: readonly { readonly filter: InterceptFilter; readonly hook: Hook }[] = [];

  /** Returns a function that removes the hook. */
  add(filter: InterceptFilter, hook: Hook): () => void {
    const entry = { filter, hook };
    this.#all = [...this.#all, entry];
    return () => {
      this.#all = this.#all.filter((other) => other !== entry);
    };
  }

  /** Asks the hooks in the order in which they were added, until one drops the call. */
  async ask(intercepted: Intercepted): Promise<Verdict> {
    for (const { filter, hook } of this.#all) {
      const meant =
        typeof filter === 'function' ? filter(intercepted.call) : matches(filter, intercepted.call);
      if (meant && (await hook(intercepted)) === 'drop') return 'drop';
    }
    return 'proceed';
  }
}
