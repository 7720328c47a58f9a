import { afterAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { goodTexts, INPUT_NAMES } from '../../../proofs/fuzz/arbitraries/good-inputs.ts';
import { repeated } from '../../../proofs/fuzz/arbitraries/repeated.ts';
import { textsLike } from '../../../proofs/fuzz/arbitraries/texts.ts';
import { examine } from '../../../proofs/fuzz/examine.ts';
import { clearScratch } from '../../../proofs/fuzz/scratch-folder.ts';
import { shares } from '../../../proofs/fuzz/shares.ts';
import { TARGETS } from '../../../proofs/fuzz/targets.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import { strategy } from '../../../src/core/inputs/forms/strategy.ts';

/** Each input's own time is bounded; all of them take long on a busy machine. */
jest.setTimeout(60_000);

/** The short share of `npm run fuzz`; the same inputs in every run. */
const SEED = 20_261_122;
const INPUTS = 12_500;
const counts = shares(TARGETS, INPUTS);

afterAll(clearScratch);

describe('a reader of foreign input keeps its promises', () => {
  it.each(TARGETS.map((target, i) => [target.name, target, counts[i] ?? 0] as const))(
    '%s',
    async (_name, target, inputs) => {
      const outcome = await examine(target, { seed: SEED, inputs });
      expect(outcome).toEqual({ inputs, slowestMs: expect.any(Number), defect: null });
    },
  );
});

describe('the inputs', () => {
  it('have a name each', () => {
    expect(new Set(TARGETS.map(({ name }) => name)).size).toBe(TARGETS.length);
  });

  it('are never fewer than asked for', () => {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(INPUTS);
    expect(Math.min(...counts)).toBeGreaterThan(50);
  });

  it.each(INPUT_NAMES.flatMap((name) => goodTexts(name).map((text) => [name, text] as const)))(
    'that are called good are good: %s %j',
    (name, text) => {
      expect(DEPLOY_INPUTS[name].form.read(text)).toMatchObject({ ok: true });
    },
  );

  it('are both accepted and refused, in good part', () => {
    const sample = fc.sample(textsLike(...goodTexts('strategy')), { seed: SEED, numRuns: 1_000 });
    const accepted = sample.filter((text) => strategy(text).ok).length;
    expect(accepted).toBeGreaterThan(200);
    expect(accepted).toBeLessThan(800);
  });

  it('reach the longest that a reader takes', () => {
    const sample = fc.sample(repeated(fc.constant('a'), 65_536), { seed: SEED, numRuns: 200 });
    expect(Math.max(...sample.map(({ length }) => length))).toBeGreaterThanOrEqual(65_536);
  });
});
