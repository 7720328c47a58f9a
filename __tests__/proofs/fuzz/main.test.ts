import { spawnSync } from 'node:child_process';
import { describe, expect, it, jest } from '@jest/globals';

/** Threads and processes take long to start on a busy machine; a hang is ended by its own patience. */
jest.setTimeout(60_000);

const fuzz = (...modules: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, ['proofs/fuzz/main.ts', ...modules], {
    env: { PATH: process.env['PATH'], FUZZ_SEED: '7', FUZZ_INPUTS: '700' },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
};

describe('npm run fuzz', () => {
  it('names its seed and every target, and ends with its totals', () => {
    const { status, lines } = fuzz();
    expect(lines[0]).toMatch(/^FUZZ_SEED=7, \d+ targets$/);
    expect(lines.at(-1)).toMatch(/^[\d,]+ inputs, 0 uncaught exceptions, 0 broken promises, 0 hangs, \d+ s$/);
    expect(lines).toHaveLength(Number(lines[0]?.match(/(\d+) targets/)?.[1]) + 2);
    expect(status).toBe(0);
  });

  it('fails when a reader throws, and shows the input', () => {
    const { status, lines } = fuzz('__tests__/proofs/fuzz/throwing-target.ts');
    expect(lines).toContain('  exception: TypeError: cannot read it');
    expect(lines).toContain('  input: 10');
    expect(lines.at(-1)).toContain(', 1 uncaught exceptions, ');
    expect(status).toBe(1);
  });
});
