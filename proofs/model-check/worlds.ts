import { alone, empty, met, promoted, released, serving, type State } from './world/state.ts';

/** The worlds that `npm run explore` searches. A search that stays below its bound has seen everything. */
export const WORLDS: readonly World[] = [
  { name: 'two runs, each started twice, no fault', beginning: serving(0), states: 100_000 },
  { name: 'one run alone, two faults', beginning: alone(serving(2)), states: 250_000 },
  { name: 'a first release, two faults', beginning: alone(empty(2)), states: 100_000 },
  { name: 'a rollback after a promotion, two faults', beginning: promoted(2), states: 150_000 },
  { name: 'two runs, one fault', beginning: serving(1), states: 150_000 },
  { name: 'a change of capacity, two faults', beginning: met(released(2), { K: 1 }), states: 60_000 },
  {
    name: 'a change of capacity and a release, one fault',
    beginning: met(released(1), { K: 1, B: 1 }),
    states: 50_000,
  },
  {
    name: 'a change of capacity and a sweep beside a parked fleet, one fault',
    beginning: met(promoted(1), { K: 1, S: 1 }),
    states: 40_000,
  },
  {
    name: 'a destroy, started twice, two faults',
    beginning: met(released(2), { D: 2 }),
    states: 50_000,
  },
  {
    name: 'a destroy and a release, one fault',
    beginning: met(released(1), { D: 1, B: 1 }),
    states: 50_000,
  },
  {
    name: 'a destroy and a change of capacity, one fault',
    beginning: met(released(1), { D: 1, K: 1 }),
    states: 60_000,
  },
  {
    name: 'a sweep and a release beside a parked fleet, one fault',
    beginning: met(promoted(1), { S: 1, B: 1 }),
    states: 50_000,
  },
  {
    name: 'a sweep and a rollback, one fault',
    beginning: met(promoted(1), { S: 1, R: 1 }),
    states: 40_000,
  },
  {
    name: 'a sweep and a destroy, one fault',
    beginning: met(promoted(1), { S: 1, D: 1 }),
    states: 40_000,
  },
];

/** A beginning of a search, and the most states that are visited from it. */
export interface World {
  readonly name: string;
  readonly beginning: State;
  readonly states: number;
}
