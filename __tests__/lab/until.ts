import { jest } from '@jest/globals';

const PATIENCE_MS = 20_000;

// A test that waits may take longer than jest's five seconds. `until` gives up before jest does, and its
// message says what did not happen.
jest.setTimeout(PATIENCE_MS * 2);

/**
 * Repeats `ask` until it returns a value. Gives up after a while, so that a failing test does not go on asking.
 */
export async function until<T>(ask: () => Promise<T | null> | T | null): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`still nothing after ${PATIENCE_MS / 1000} s: ${String(ask)}`);
}
