import { COLOURS, other, type Colour, type PerColour } from './colour.ts';

export type Weights = PerColour<number>;

export const sameWeights = (a: Weights | undefined, b: Weights): boolean =>
  a !== undefined && COLOURS.every((colour) => a[colour] === b[colour]);

/** `candidate` gets `weight` of 100, the other slot the rest. */
export function split(candidate: Colour, weight: number): Weights {
  const stable = other(candidate);
  return { [candidate]: weight, [stable]: 100 - weight } as Record<Colour, number>;
}

/** Nothing serves yet: both groups named (so that both are health-checked), neither with weight. */
export const NO_TRAFFIC: Weights = { blue: 0, green: 0 };

/** The slot that traffic goes to: the authority on which colour is live. `split` when both have weight. */
export function serving(weights: Weights | undefined): Colour | 'split' | null {
  if (weights === undefined) return null;
  if (weights.blue > 0 && weights.green > 0) return 'split';
  if (weights.blue > 0) return 'blue';
  return weights.green > 0 ? 'green' : null;
}

/** `blue 90 %, green 10 %` */
export const formatWeights = (weights: Weights): string =>
  COLOURS.map((colour) => `${colour} ${weights[colour]} %`).join(', ');
