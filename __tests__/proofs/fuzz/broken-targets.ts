import fc from 'fast-check';
import { target, type Target } from '../../../proofs/fuzz/target.ts';
import { holds } from '../../../proofs/fuzz/violation.ts';

const inputs = fc.nat({ max: 1_000 });

const broken = (name: string, check: (input: number) => void | Promise<void>): Target =>
  target({ name, share: 1, inputs, check });

const forEver = (): void => {
  for (;;);
};

const burn = (ms: number): void => {
  const before = process.threadCpuUsage();
  while (process.threadCpuUsage(before).user < ms * 1_000);
};

/** Readers with a known defect each, which the fuzzer must tell of: one that tells of nothing is blind. */
export const TARGETS: readonly Target[] = [
  broken('throws', (n) => {
    if (n >= 10) throw new TypeError('cannot read it');
  }),
  broken('rejects', async (n) => {
    await Promise.resolve();
    if (n >= 10) throw new TypeError('cannot read it');
  }),
  broken('throws outside its promise', () => {
    setImmediate(() => {
      throw new TypeError('nobody listens');
    });
    return new Promise(() => {});
  }),
  broken('answers wrongly', (n) => holds(n < 10, 'the answer is below ten')),
  broken('never comes back', (n) => (n >= 10 ? forEver() : undefined)),
  broken('never answers', () => new Promise(() => {})),
  broken('takes too long', () => burn(200)),
  broken('is sound', () => {}),
];
