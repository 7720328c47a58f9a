import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { lane, type Lane } from '../../../proofs/fuzz/lane.ts';
import type { Outcome } from '../../../proofs/fuzz/outcome.ts';
import { TARGETS } from './broken-targets.ts';

/** Threads and processes take long to start on a busy machine; a hang is ended by its own patience. */
jest.setTimeout(60_000);

const MODULE = new URL('./broken-targets.ts', import.meta.url).href;
const RANGE = { seed: 1, inputs: 50 };

let open: Lane | undefined;
afterEach(() => open?.close());

const examine = (name: string, patienceMs?: number, limitMs = 2_000): Promise<Outcome> => {
  open = lane(MODULE, patienceMs);
  return open.examine(
    TARGETS.find((target) => target.name === name)!,
    { ...RANGE, limitMs },
  );
};

describe('a lane tells of a reader that', () => {
  it.each(['throws', 'rejects'])('%s, with the smallest input that does it', async (name) => {
    const { defect } = await examine(name);
    expect(defect).toEqual({ kind: 'exception', message: 'TypeError: cannot read it', input: '10' });
  });

  it('throws outside its promise', async () => {
    const { defect } = await examine('throws outside its promise');
    expect(defect).toMatchObject({ kind: 'exception', message: 'TypeError: nobody listens' });
  });

  it('breaks a promise', async () => {
    const { defect } = await examine('answers wrongly');
    expect(defect).toEqual({ kind: 'violation', message: 'Violation: the answer is below ten', input: '10' });
  });

  it('never comes back, with the input that did it', async () => {
    const { defect, inputs } = await examine('never comes back', 500);
    expect(defect?.kind).toBe('hang');
    expect(Number(defect?.input)).toBeGreaterThanOrEqual(10);
    expect(inputs).toBeLessThanOrEqual(RANGE.inputs);
  });

  it('waits for what never happens', async () => {
    expect((await examine('never answers', 500)).defect?.kind).toBe('hang');
  });

  it('takes longer than an input may', async () => {
    expect((await examine('takes too long', undefined, 100)).defect?.kind).toBe('hang');
  });
});

describe('a lane', () => {
  it('finds nothing in a reader that is sound', async () => {
    expect(await examine('is sound')).toMatchObject({ inputs: 50, defect: null });
  });

  it('goes on with the next reader after one that hangs', async () => {
    await examine('never answers', 500);
    const sound = TARGETS.find(({ name }) => name === 'is sound')!;
    expect(await open!.examine(sound, RANGE)).toMatchObject({ inputs: 50, defect: null });
  });
});
