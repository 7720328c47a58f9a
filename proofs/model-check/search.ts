import { convergence } from './converge.ts';
import { happenings } from './events.ts';
import { stateKey } from './world/key.ts';
import type { Machine } from './machine.ts';
import type { Property } from './claims/property.ts';
import { brokenByOwners } from './claims/save-claims.ts';
import type { State } from './world/state.ts';
import { nextCall, type Effect } from './turn.ts';

/** Searches everything that can happen, breadth first, and visits each distinct state once. */
export function search(machine: Machine, beginnings: readonly State[], limits: Limits): Findings {
  const began = performance.now();
  const reached: Reached[] = beginnings.map((state) => ({ state, from: -1, label: 'the world as it is' }));
  const known = new Set(reached.map(({ state }) => stateKey(state)));
  const violations = new Map<Property, readonly string[]>();
  const converges = convergence(machine);
  let transitions = 0;
  let at = 0;
  const found = (): boolean => limits.until !== null && violations.has(limits.until);
  for (; at < reached.length && reached.length < limits.states && !found(); at += 1) {
    for (const effect of successors(machine, reached[at]!.state)) {
      transitions += 1;
      const key = stateKey(effect.state);
      const fresh = !known.has(key);
      const broken = brokenBy(effect, fresh && limits.converge ? converges : () => true);
      for (const property of broken)
        if (!violations.has(property)) violations.set(property, [...wayTo(reached, at), effect.label]);
      if (!fresh || effect.broken.length > 0) continue;
      known.add(key);
      reached.push({ state: effect.state, from: at, label: effect.label });
    }
  }
  return {
    states: reached.length,
    transitions,
    milliseconds: performance.now() - began,
    complete: at >= reached.length,
    violations,
  };
}

/** Where a search ends. */
interface Limits {
  readonly states: number;
  /** The search ends at the first violation of this property; null: no violation ends it. */
  readonly until: Property | null;
  /** Whether each state is also checked for convergence. */
  readonly converge: boolean;
}

/** What a search has found. */
export interface Findings {
  readonly states: number;
  readonly transitions: number;
  readonly milliseconds: number;
  /** Whether nothing was left to explore. */
  readonly complete: boolean;
  /** For each violated property, a shortest way to a violation. */
  readonly violations: ReadonlyMap<Property, readonly string[]>;
}

/** A state, and the index of the state from which it was first reached. Ways back to the beginning are shortest ones. */
interface Reached {
  readonly state: State;
  readonly from: number;
  readonly label: string;
}

const brokenBy = (effect: Effect, converges: (state: State) => boolean): readonly Property[] => [
  ...effect.broken,
  ...brokenByOwners(effect.state),
  ...(converges(effect.state) ? [] : (['converges'] as const)),
];

const SLOTS = [0, 1] as const;

const successors = (machine: Machine, state: State): readonly Effect[] => [
  ...SLOTS.filter((slot) => state.runs[slot]?.paused === false).map((slot) => called(machine, state, slot)),
  ...happenings(state),
];

function called(machine: Machine, state: State, slot: 0 | 1): Effect {
  const { name, attempt } = state.runs[slot]!;
  const effect = nextCall(machine, state, slot);
  return { ...effect, label: `run ${name}${attempt} ${effect.label}` };
}

function wayTo(reached: readonly Reached[], at: number): readonly string[] {
  const labels: string[] = [];
  for (let n = at; n >= 0; n = reached[n]!.from) labels.push(reached[n]!.label);
  return labels.reverse();
}
