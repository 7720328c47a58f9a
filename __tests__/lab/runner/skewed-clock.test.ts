import { describe, expect, it } from '@jest/globals';
import { skewedClock } from '../../../lab/runner/skewed-clock.ts';
import { step } from './scripted-step.ts';

describe('a wrong clock', () => {
  const ask = `const real = Number(process.env.REAL);
    const out = (name, value) => core.setOutput(name, String(Math.round(value / 3_600_000)));
    out('now', Date.now() - real); out('made', new Date().getTime() - real);
    out('text', Date.parse(Date()) - real); out('given', new Date(real).getTime() - real);
    core.setOutput('kind', String(new Date() instanceof Date));
    const { execFileSync } = await import('node:child_process');
    out('child', Number(execFileSync(process.execPath, ['-p', 'Date.now()'])) - real);`;

  it.each([
    ['ahead', 2],
    ['behind', -3],
  ])(
    'is %s by %d h for the step alone, and dates that are made from a value stay right',
    async (_, hours) => {
      const env = { PATH: process.env['PATH'] ?? '', REAL: String(Date.now()) };
      const nodeArguments = skewedClock(hours * 3_600_000);
      const { outputs } = await step(ask, { env, nodeArguments });
      const shift = String(hours);
      expect(outputs).toEqual({ now: shift, made: shift, text: shift, given: '0', kind: 'true', child: '0' });
    },
  );

  it('of 0 needs no options', () => {
    expect(skewedClock(0)).toEqual([]);
  });
});
