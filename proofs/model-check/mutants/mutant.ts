import type { Machine } from '../machine.ts';
import type { Property } from '../claims/property.ts';
import type { State } from '../world/state.ts';

/** A machine with one rule taken out, and the property that must be violated. */
export interface Mutant {
  readonly name: string;
  readonly caughtBy: Property;
  /** How many faults it needs to show. */
  readonly faults: number;
  readonly machine: Machine;
  /** The world in which it shows; null: any world in which releases and rollbacks run. */
  readonly beginning: State | null;
}
