import type { Target } from './target.ts';

/** How many of `inputs` each target gets by its share. Rounded up, so that their sum is never less. */
export const shares = (targets: readonly Target[], inputs: number): readonly number[] => {
  const whole = targets.reduce((sum, { share }) => sum + share, 0);
  return targets.map(({ share }) => Math.ceil((inputs * share) / whole));
};
