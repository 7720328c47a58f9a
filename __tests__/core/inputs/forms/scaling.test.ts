import { describe, expect, it } from '@jest/globals';
import { scaling } from '../../../../src/core/inputs/forms/scaling.ts';
import { outcome } from '../../../fakes/inputs.ts';

describe('scaling', () => {
  it('reads each signal', () => {
    expect(outcome(scaling('cpu=60,requests=600, latency=250,queue=2'))).toEqual([
      { kind: 'cpu', percent: 60 },
      { kind: 'requests', perTargetPerMinute: 600 },
      { kind: 'latency', milliseconds: 250 },
      { kind: 'queue', perWorker: 2 },
    ]);
  });

  it.each([
    ['', 'TSD1220'],
    ['cpu', 'TSD1220'],
    ['cpu=', 'TSD1220'],
    ['cpu=-1', 'TSD1220'],
    ['cpu=1e1', 'TSD1220'],
    ['cpu=60%', 'TSD1220'],
    ['cpu=60,', 'TSD1220'],
    ['memory=60', 'TSD1220'],
    ['constructor=60', 'TSD1220'],
    ['cpu=0', 'TSD1221'],
    ['cpu=101', 'TSD1221'],
    ['cpu=60,cpu=70', 'TSD1222'],
  ])('refuses %j with %s', (text, code) => {
    expect(outcome(scaling(text))).toBe(code);
  });
});
