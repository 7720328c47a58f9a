import type { ApiAnswer, ApiCall, Listener } from '../ports.ts';
import type { Defects } from './defects.ts';

/**
 * The listeners that are called after a call succeeded. A listener that throws is a defect and does not stop
 * the others.
 */
export class Listeners {
  readonly #all: Listener[] = [];
  readonly #defects: Defects;

  constructor(defects: Defects) {
    this.#defects = defects;
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  add(listener: Listener): void {
    this.#all.push(listener);
  }

  tell(call: ApiCall, answer: ApiAnswer): void {
    for (const listener of this.#all) {
      try {
        listener(call, answer);
      } catch (error) {
        this.#defects.addError(`listener after ${call.service} ${call.operation}`, error);
      }
    }
  }
}
