import type { Workplace } from '../../resource-type.ts';

const PAUSE_MS = 2000;
const TRIES = 60;

/** Repeats a call for about two minutes (AWS time) while the service says that something else must end first. */
export async function oncePossible(
  call: () => Promise<unknown>,
  isBusy: (error: unknown) => boolean,
  at: Workplace,
  triesLeft = TRIES,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isBusy(error) || triesLeft === 0) throw error;
    await at.wait(PAUSE_MS);
    await oncePossible(call, isBusy, at, triesLeft - 1);
  }
}
