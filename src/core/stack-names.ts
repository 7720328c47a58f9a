import { perColour, type PerColour } from './colour.ts';

/** Stacks of one service and environment. */
export interface StackNames {
  readonly edge: string;
  readonly fleets: PerColour<string>;
}

export function stackNames(service: string, environment: string): StackNames {
  const prefix = `tsd-${service}-${environment}`;
  return { edge: `${prefix}-edge`, fleets: perColour((colour) => `${prefix}-${colour}`) };
}
