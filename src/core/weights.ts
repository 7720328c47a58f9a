import { COLOURS, other, type Colour, type PerColour } from './colour.ts';

/** Weight of each slot in the production rule. The action writes 0 and 0, or weights that add up to 100. */
export type Weights = PerColour<number>;

/** True if both give every slot the same weight; false when `a` is undefined. */
export const sameWeights = (a: Weights | undefined, b: Weights): boolean =>
  a !== undefined && COLOURS.every((colour) => a[colour] === b[colour]);

/** Gives `weight` per cent to `candidate` and the rest to the other slot. */
export function split(candidate: Colour, weight: number): Weights {
  const stable = other(candidate);
  return { [candidate]: weight, [stable]: 100 - weight } as Record<Colour, number>;
}

/** The weights before any traffic. The rule still names both target groups, so that both are health-checked. */
export const NO_TRAFFIC: Weights = { blue: 0, green: 0 };

/** The slot that serves, which is the one with weight: `split` when both have some, null when neither has. */
export function serving(weights: Weights | undefined): Colour | 'split' | null {
  if (weights === undefined) return null;
  if (weights.blue > 0 && weights.green > 0) return 'split';
  if (weights.blue > 0) return 'blue';
  return weights.green > 0 ? 'green' : null;
}

/** Writes weights as `blue 90 %, green 10 %`. */
export const formatWeights = (weights: Weights): string =>
  COLOURS.map((colour) => `${colour} ${weights[colour]} %`).join(', ');
