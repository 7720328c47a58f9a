import { expect, it } from '@jest/globals';
import { Clocks } from '../../../lab/door/clocks.ts';

const HOUR_MS = 3_600_000;

it('a caller who is told a later time is told it in each answer, and nobody else is', () => {
  const clocks = new Clocks();
  clocks.setAhead('LATER', HOUR_MS);
  const [later, others] = ['LATER', 'OTHERS'].map((key) => Date.parse(clocks.dateFor(key)));
  // HTTP dates are cut to the second.
  expect(Math.abs(later! - others! - HOUR_MS)).toBeLessThanOrEqual(1_000);
  expect(clocks.dateFor('LATER')).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
});
