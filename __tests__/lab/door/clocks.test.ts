import { expect, it } from '@jest/globals';
import { Clocks } from '../../../lab/door/clocks.ts';

const HOUR_MS = 3_600_000;

it('a caller whose clock is ahead gets the later time in each answer, and no other caller does', () => {
  const clocks = new Clocks();
  clocks.setAhead('LATER', HOUR_MS);
  const [later, others] = ['LATER', 'OTHERS'].map((key) => Date.parse(clocks.dateFor(key)));
  // HTTP dates have whole seconds.
  expect(Math.abs(later! - others! - HOUR_MS)).toBeLessThanOrEqual(1_000);
  expect(clocks.dateFor('LATER')).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
});
