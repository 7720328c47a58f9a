import type { EngineContext } from '../engine-context.ts';
import type { Operation, Stack } from './stack.ts';

/** An operation in progress on a stack, with all that it works with. */
export interface OperationRun {
  readonly stack: Stack;
  readonly operation: Operation;
  readonly context: EngineContext;
  /** Cancels the resources in progress, as a failure would. */
  readonly stop?: AbortSignal;
}
