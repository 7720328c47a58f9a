import { alone, empty, promoted, serving, type State } from './state.ts';

/** Where exploration begins, and how many distinct states of it are looked at. */
export interface World {
  readonly name: string;
  readonly beginning: State;
  readonly states: number;
}

/** A bound that is never reached means that everything was seen; the last world is cut off at its bound. */
export const WORLDS: readonly World[] = [
  { name: 'two runs, each started twice, no fault', beginning: serving(0), states: 100_000 },
  { name: 'one run alone, two faults', beginning: alone(serving(2)), states: 250_000 },
  { name: 'a first release, two faults', beginning: alone(empty(2)), states: 100_000 },
  { name: 'a rollback after a promotion, two faults', beginning: promoted(2), states: 150_000 },
  { name: 'two runs, one fault', beginning: serving(1), states: 150_000 },
];
