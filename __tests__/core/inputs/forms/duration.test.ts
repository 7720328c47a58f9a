import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { duration, milliseconds, formatDuration } from '../../../../src/core/inputs/forms/duration.ts';
import { outcome } from '../../../fakes/inputs.ts';

describe('duration', () => {
  it.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
  ])('reads %s as %d ms', (text, ms) => {
    expect(outcome(duration('1ms', '2h')(text))).toBe(ms);
  });

  it.each([
    '10',
    '',
    ' ',
    '10 m',
    '10M',
    '-5m',
    '+5m',
    '1.5h',
    '1e3s',
    '0x10s',
    'm',
    '10m ',
    '٣m',
    'NaNs',
    'Infinitys',
  ])('refuses %j, which is no time', (text) => {
    expect(outcome(duration('1ms', '2h')(text))).toBe('TSD1203');
  });

  it.each(['0m', '0s', '3h', '999999999h'])('refuses %s, which is out of range', (text) => {
    expect(outcome(duration('1s', '2h')(text))).toBe('TSD1204');
  });

  it('refuses a part of a second where seconds are counted', () => {
    expect(outcome(duration('1s', '2h', 1_000)('1500ms'))).toBe('TSD1204');
    expect(outcome(duration('1s', '2h', 1_000)('2000ms'))).toBe(2_000);
  });

  it('reads back what it has written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), (ms) => {
        expect(milliseconds(formatDuration(ms))).toBe(ms);
      }),
    );
    expect([formatDuration(90_000), formatDuration(600_000), formatDuration(7_200_000)]).toEqual([
      '90s',
      '10m',
      '2h',
    ]);
  });
});
