import { setFlagsFromString } from 'node:v8';

/**
 * Asks V8 to collect garbage early rather than to let the heap grow: a run polls for hours, remembers little, and shares
 * the runner's memory.
 */
export function preferSmallHeap(): void {
  setFlagsFromString('--optimize-for-size');
}
