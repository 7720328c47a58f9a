import type { StackStore } from './stack/stack-store.ts';
import type { EngineContext } from './engine-context.ts';

/** CloudFormation in the lab: its stacks, and what its operations work with. */
export interface Engine {
  readonly stacks: StackStore;
  readonly context: EngineContext;
  /** Lets an operation go on after the call that started it was answered; `onDefect` must leave nothing in progress. */
  inBackground(operation: Promise<void>, onDefect: () => void): void;
}
