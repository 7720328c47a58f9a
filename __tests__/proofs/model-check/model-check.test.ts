import { describe, expect, it } from '@jest/globals';
import { caught } from '../../../proofs/model-check/catching.ts';
import { SHIPPING } from '../../../proofs/model-check/machine.ts';
import { mutantsOf } from '../../../proofs/model-check/mutants/mutants.ts';
import { search } from '../../../proofs/model-check/search.ts';
import {
  alone,
  empty,
  met,
  promoted,
  released,
  serving,
  type State,
} from '../../../proofs/model-check/world/state.ts';

const limits = { states: 40_000, until: null, converge: true };

describe('the shipping machine, in every state that can be reached', () => {
  it('keeps all properties with one run and one fault', () => {
    const found = search(SHIPPING, [alone(serving(1))], limits);
    expect(Object.fromEntries(found.violations)).toEqual({});
    expect(found.complete).toBe(true);
    expect(found.states).toBeGreaterThan(1000);
  });

  it('keeps all properties with two runs at once', () => {
    const found = search(SHIPPING, [serving(0)], limits);
    expect(Object.fromEntries(found.violations)).toEqual({});
    expect(found.complete).toBe(true);
  });

  it('keeps all properties on a first release with one fault', () => {
    const found = search(SHIPPING, [alone(empty(1))], limits);
    expect(Object.fromEntries(found.violations)).toEqual({});
    expect(found.complete).toBe(true);
  });

  it.each<[string, State]>([
    ['on a change of capacity with one fault', met(released(1), { K: 1 })],
    ['on a destroy with one fault', met(released(1), { D: 1 })],
    ['on a sweep beside a parked fleet with one fault', met(promoted(1), { S: 1 })],
    ['with a change of capacity beside a release', met(released(0), { K: 1, B: 1 })],
    ['with a destroy beside a release', met(released(0), { D: 1, B: 1 })],
  ])('keeps all properties %s', (_what, beginning) => {
    const found = search(SHIPPING, [beginning], limits);
    expect(Object.fromEntries(found.violations)).toEqual({});
    expect(found.complete).toBe(true);
    expect(found.states).toBeGreaterThan(500);
  });
});

describe('the explorer notices a machine that', () => {
  const mutants = mutantsOf(SHIPPING).filter(({ name }) =>
    [
      'health skipped in verifying',
      'pin forgotten',
      'no fencing of writes by the lease',
      'a change of capacity turned back like a release',
      'fleets destroyed before the rule',
      'the time of a parked fleet forgotten',
    ].includes(name),
  );
  it.each(mutants)('has $name', (mutant) => {
    expect(caught(mutant, 20_000)).not.toBeNull();
  });
});
