import type { StackStore } from './stack/stack-store.ts';
import type { EngineContext } from './engine-context.ts';

/** The state of the lab's CloudFormation, as its API operations get it. */
export interface Engine {
  readonly stacks: StackStore;
  readonly context: EngineContext;
  /**
   * Runs an operation after the call that started it was answered. `onDefect` must end every state that is in
   * progress.
   */
  inBackground(operation: Promise<void>, onDefect: () => void): void;
}
