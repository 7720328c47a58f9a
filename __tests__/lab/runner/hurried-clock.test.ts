import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { hurriedClock } from '../../../lab/runner/hurried-clock.ts';

/** How much faster than the kernel's clock the clocks of a process are, during one of its timers of 500 ms. */
const PROGRAM = `
  const real = () => Number(process.hrtime.bigint() / 1000n) / 1000;
  const [from, own, wall] = [real(), performance.now(), Date.now()];
  setTimeout(() => {
    const took = real() - from;
    console.log(JSON.stringify({ own: performance.now() - own, factor: (performance.now() - own) / took, wall: (Date.now() - wall) / took }));
  }, 500);`;

const measured = (factor: number): { own: number; factor: number; wall: number } =>
  JSON.parse(
    execFileSync(process.execPath, [...hurriedClock(factor), '-e', PROGRAM], { encoding: 'utf8' }),
  ) as ReturnType<typeof measured>;

it('timers and clocks of a hurried process agree, and are faster by the factor', () => {
  const { own, factor, wall } = measured(10);
  expect(own).toBeGreaterThanOrEqual(490);
  expect(Math.round(factor)).toBe(10);
  expect(Math.round(wall / 2) * 2).toBe(10);
});

it('a factor of 1 changes nothing', () => {
  expect(hurriedClock(1)).toEqual([]);
  expect(Math.round(measured(1).factor)).toBe(1);
});
