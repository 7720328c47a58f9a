import type { Machine } from './machine.ts';
import type { Property } from './property.ts';
import type { State } from './state.ts';

/** One rule taken out of the machine, and the property that must notice. */
export interface Mutant {
  readonly name: string;
  readonly caughtBy: Property;
  /** How many things must go wrong for it to show. */
  readonly faults: number;
  readonly machine: Machine;
  /** Where it shows; null: wherever releases and rollbacks run. */
  readonly beginning: State | null;
}
