import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { hurriedClock } from '../../../lab/runner/hurried-clock.ts';

/**
 * What the clocks of a process count over one timer of 500 ms of its own, and the least and most that the kernel's clock
 * can have counted meanwhile: it is read before and after the others, so that a pause between two readings widens the
 * bounds and is no mistake.
 */
const PROGRAM = `
  const real = () => Number(process.hrtime.bigint() / 1000n) / 1000;
  const read = () => ({ before: real(), own: performance.now(), wall: Date.now(), after: real() });
  const from = read();
  setTimeout(() => {
    const to = read();
    const [least, most] = [to.before - from.after, to.after - from.before];
    console.log(JSON.stringify({ own: to.own - from.own, wall: to.wall - from.wall, least, most }));
  }, 500);`;

interface Measured {
  readonly own: number;
  readonly wall: number;
  readonly least: number;
  readonly most: number;
}

const measured = (factor: number): Measured =>
  JSON.parse(
    execFileSync(process.execPath, [...hurriedClock(factor), '-e', PROGRAM], { encoding: 'utf8' }),
  ) as Measured;

/** A clock that is so much faster than the kernel's, but for what it is rounded by. */
function expectFactor(factor: number, counted: number, { least, most }: Measured, rounded = 1): void {
  expect(counted + rounded).toBeGreaterThanOrEqual(factor * least);
  expect(counted - rounded).toBeLessThanOrEqual(factor * most);
}

it('timers and clocks of a hurried process agree, and are faster by the factor', () => {
  const seen = measured(10);
  expect(seen.own).toBeGreaterThanOrEqual(490);
  expectFactor(10, seen.own, seen);
  expectFactor(10, seen.wall, seen, 10);
});

it('a factor of 1 changes nothing', () => {
  expect(hurriedClock(1)).toEqual([]);
  const seen = measured(1);
  expectFactor(1, seen.own, seen);
});
