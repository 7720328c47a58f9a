import type { ResourceContext } from '../../resource-type.ts';

const PAUSE_MS = 2000;
const TRIES = 60;

/**
 * Repeats a call, for about two minutes of AWS time, while the service answers that something else must end
 * first.
 */
export async function retryWhileBusy(
  call: () => Promise<unknown>,
  isBusy: (error: unknown) => boolean,
  context: ResourceContext,
  triesLeft = TRIES,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isBusy(error) || triesLeft === 0) throw error;
    await context.wait(PAUSE_MS);
    await retryWhileBusy(call, isBusy, context, triesLeft - 1);
  }
}
