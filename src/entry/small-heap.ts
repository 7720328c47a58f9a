import { setFlagsFromString } from 'node:v8';

/**
 * A run watches for hours beside whatever else the runner does, and has little to remember: the engine is asked to
 * collect what each poll leaves rather than to let it grow.
 */
export function preferSmallHeap(): void {
  setFlagsFromString('--optimize-for-size');
}
