import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strategy } from '../../../../src/core/inputs/forms/strategy.ts';
import { outcome } from '../../../fakes/inputs.ts';

const weights = (text: string): unknown => {
  const parsed = strategy(text);
  return parsed.ok ? parsed.value.map(({ weight }) => weight) : parsed.fault.code;
};

describe('strategy', () => {
  it('moves everything at once', () => {
    expect(outcome(strategy('all-at-once'))).toEqual([{ weight: 100, quietMs: 0 }]);
  });

  it('waits after each step but the last, which the bake follows', () => {
    expect(outcome(strategy('canary 10% 5m'))).toEqual([
      { weight: 10, quietMs: 300_000 },
      { weight: 100, quietMs: 0 },
    ]);
    expect(outcome(strategy('canary 10% 5m, 50% 10m'))).toEqual([
      { weight: 10, quietMs: 300_000 },
      { weight: 50, quietMs: 600_000 },
      { weight: 100, quietMs: 0 },
    ]);
  });

  it('rises evenly when linear, the last step cut to 100', () => {
    expect(weights('linear 25% 2m')).toEqual([25, 50, 75, 100]);
    expect(weights('linear 30% 2m')).toEqual([30, 60, 90, 100]);
    expect(weights('linear 99% 2m')).toEqual([99, 100]);
  });

  it.each([
    ['canary 0% 5m', 'TSD1211'],
    ['canary 100% 5m', 'TSD1211'],
    ['linear 0% 5m', 'TSD1211'],
    ['canary 50% 5m, 10% 5m', 'TSD1212'],
    ['canary 50% 5m, 50% 5m', 'TSD1212'],
    ['canary 10% 5', 'TSD1203'],
    ['canary 10% -5m', 'TSD1203'],
    ['canary 10% 0m', 'TSD1204'],
    ['canary 10% 3h', 'TSD1204'],
    ['canary 10 5m', 'TSD1210'],
    ['canary 10%', 'TSD1210'],
    ['canary 1e1% 5m', 'TSD1210'],
    ['canary -1% 5m', 'TSD1210'],
    ['canary  10% 5m', 'TSD1210'],
    ['canary 10% 5m,', 'TSD1210'],
    ['linear 10% 5m, 20% 5m', 'TSD1210'],
    ['Canary 10% 5m', 'TSD1210'],
    ['rolling', 'TSD1210'],
    ['', 'TSD1210'],
  ])('refuses %j with %s', (text, code) => {
    expect(weights(text)).toBe(code);
  });

  it('holds for approval where it says so, and nowhere else', () => {
    const parsed = strategy('canary 10% hold, 50% 5m');
    expect(parsed).toEqual({
      ok: true,
      value: [
        { weight: 10, quietMs: 0, hold: true },
        { weight: 50, quietMs: 300_000 },
        { weight: 100, quietMs: 0 },
      ],
    });
  });

  it('only ever gives steps from 1 to 99 that rise, and then 100', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.constantFrom('5m', '1s', '0s', '9h', 'hold'));
    const text = fc
      .tuple(fc.constantFrom('canary', 'linear'), fc.array(part, { minLength: 1, maxLength: 4 }))
      .map(([kind, parts]) => `${kind} ${parts.map(([percent, wait]) => `${percent}% ${wait}`).join(', ')}`);
    fc.assert(
      fc.property(text, (candidate) => {
        const parsed = strategy(candidate);
        if (!parsed.ok) return;
        const rising = parsed.value.map(({ weight }) => weight);
        expect(rising.at(-1)).toBe(100);
        expect(rising[0]).toBeGreaterThanOrEqual(1);
        expect(rising).toEqual([...new Set(rising)].toSorted((a, b) => a - b));
      }),
    );
  });
});
