import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../src/clock.ts';

const SERVER = Date.parse('2030-01-01T00:00:00Z');
const HOUR = 3_600_000;
let monotonic: number;

beforeEach(() => {
  monotonic = 5_000;
  jest.spyOn(performance, 'now').mockImplementation(() => monotonic);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const runnerSays = (time: number) => jest.spyOn(Date, 'now').mockReturnValue(time);

describe('the clock of a run', () => {
  it('starts with the system’s time, and ignores later changes of the system’s time', () => {
    runnerSays(SERVER);
    const clock = systemClock();
    monotonic += 1_500;
    runnerSays(SERVER - HOUR);
    expect(clock.now()).toBe(SERVER + 1_500);
  });

  it.each([
    ['an hour behind', -HOUR],
    ['an hour ahead', HOUR],
  ])('goes by the server’s time on a runner that is %s', (_name, skew) => {
    runnerSays(SERVER + skew);
    const clock = systemClock();
    monotonic += 2_000;
    clock.adjust(SERVER + 2_000);
    monotonic += 700;
    expect(clock.now()).toBe(SERVER + 2_700);
  });

  it('never runs backwards: of several server times, cut to the second and delayed, the latest counts', () => {
    runnerSays(0);
    const clock = systemClock();
    const seen: number[] = [];
    // The time it is, in ms after SERVER: each answer tells the whole second it was written in, and is 40 ms old.
    for (const time of [900, 1_700, 2_100, 2_950, 3_041, 5_900]) {
      monotonic = 5_000 + time;
      seen.push(clock.now());
      clock.adjust(SERVER + Math.floor((time - 40) / 1_000) * 1_000);
      seen.push(clock.now());
    }
    expect(seen.slice(1)).toEqual(seen.slice(1).toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(SERVER + 5_900 - 41);
  });
});
