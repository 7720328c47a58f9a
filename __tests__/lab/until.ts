import { jest } from '@jest/globals';

const PATIENCE_MS = 20_000;

// Whoever waits may wait longer than jest's five seconds; what never comes is told here, before jest gives up.
jest.setTimeout(PATIENCE_MS * 2);

/** Asks until there is an answer; gives up, so that a failing test leaves nothing asking for ever. */
export async function until<T>(ask: () => Promise<T | null> | T | null): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`still nothing after ${PATIENCE_MS / 1000} s: ${String(ask)}`);
}
