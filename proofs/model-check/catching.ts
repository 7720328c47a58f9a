import type { Mutant } from './mutants/mutant.ts';
import { search, type Findings } from './search.ts';
import { alone, promoted, serving } from './world/state.ts';

/**
 * The shortest way to the violation of the property that must notice a mutant; null: there is none in so many states.
 * Without a beginning of its own, the mutant runs alone first, then with a second run. Violations of other properties do
 * not count, because they do not show that the rule is watched.
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
