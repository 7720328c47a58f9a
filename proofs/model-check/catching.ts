import type { Mutant } from './mutant.ts';
import { search, type Findings } from './search.ts';
import { alone, promoted, serving } from './state.ts';

/**
 * A shortest way to what a mutant breaks: where it is said to show, else first with one run alone, then with two. Only the property named for it
 * counts: a mutant that trips over something else has not shown that its own rule is watched.
 */
export function caught(mutant: Mutant, states: number): readonly string[] | null {
  const world = serving(mutant.faults);
  const limits = { states, until: mutant.caughtBy, converge: mutant.caughtBy === 'converges' };
  const way = ({ violations }: Findings): readonly string[] | undefined => violations.get(mutant.caughtBy);
  if (mutant.beginning !== null) return way(search(mutant.machine, [mutant.beginning], limits)) ?? null;
  return (
    way(search(mutant.machine, [alone(world)], limits)) ??
    way(search(mutant.machine, [world], limits)) ??
    way(search(mutant.machine, [promoted(mutant.faults)], limits)) ??
    null
  );
}
