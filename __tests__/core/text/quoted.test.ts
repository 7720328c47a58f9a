import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasHidden, quoted } from '../../../src/core/text/quoted.ts';

describe('hasHidden', () => {
  it.each([
    ['a C0 control', 'a\u0007b'],
    ['a line feed', 'a\nb'],
    ['a C1 control', 'a\u0085b'],
    ['an escape', '\u001b[31mred'],
    ['a zero-width space', 'a\u200bb'],
    ['a zero-width joiner', 'a\u200db'],
    ['a byte order mark', 'a\ufeffb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a bidi override', 'a\u202eb'],
    ['a bidi isolate', 'a\u2066b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00b'],
    ['a tag character', 'a\u{e0041}b'],
  ])('sees %s', (_what, text) => {
    expect(hasHidden(text)).toBe(true);
  });

  it.each(['plain', 'Zürich', '東京', '😀', 'a b-c_d.e'])('lets %s pass', (text) => {
    expect(hasHidden(text)).toBe(false);
  });
});

describe('quoted', () => {
  it('shows hidden characters by number and cuts long texts', () => {
    expect(quoted('a\u202eb\n')).toBe('"a\\u{202e}b\\u{a}"');
    expect(quoted('x'.repeat(100))).toBe(`"${'x'.repeat(60)}…"`);
  });

  it('returns one visible line for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(hasHidden(quoted(text))).toBe(false);
        expect(quoted(text).isWellFormed()).toBe(true);
      }),
    );
  });
});
