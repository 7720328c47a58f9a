import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { yamlDocument } from '../../src/files/yaml-document.ts';
import { outcome } from '../fakes/inputs.ts';

const BOMB = [
  'a: &a [x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b]',
  'd: [*c, *c, *c, *c]',
].join('\n');

describe('yamlDocument', () => {
  it('keeps scalars as they are written, or gives them their type', async () => {
    const text = 'a: 0x10\nb: 1e3\nc: yes\nd: true\ne: 007\nf: null\ng:';
    expect(outcome(await yamlDocument(text, 'as-written'))).toEqual({
      a: '0x10',
      b: '1e3',
      c: 'yes',
      d: 'true',
      e: '007',
      f: 'null',
      g: '',
    });
    expect(outcome(await yamlDocument('[16, 1e3, yes, true, null]', 'typed'))).toEqual([
      16,
      1_000,
      'yes',
      true,
      null,
    ]);
  });

  it('reads any JSON as JSON does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom(undefined, 2, '\t'),
        async (value, indent) => {
          const json = JSON.stringify(value, null, indent);
          expect(await yamlDocument(json, 'typed')).toEqual({ ok: true, value: JSON.parse(json) });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('nests to 32 levels and no deeper', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['- ', ''],
      ['{a: ', '}'],
    ] as const) {
      const nested = (levels: number): string => `${open.repeat(levels)}1${close.repeat(levels)}`;
      expect((await yamlDocument(nested(32), 'typed')).ok).toBe(true);
      expect(outcome(await yamlDocument(nested(33), 'typed'))).toBe('TSD1406');
    }
  });

  it.each([
    ['a deep flow collection', '['.repeat(100_000)],
    ['a deep block collection', '- '.repeat(100_000)],
    ['a deep mapping', '{"a":'.repeat(100_000)],
    ['aliases that multiply', BOMB],
    ['any alias', 'a: &x [1]\nb: *x'],
    ['an alias of nothing', 'a: *x'],
    ['an alias in itself', 'a: &a [*a]'],
    ['a duplicate key', 'a: 1\nb: 2\na: 3'],
    ['a duplicate key in JSON', '{"a": 1, "a": 2}'],
    ['two documents', '--- 1\n--- 2'],
    ['a tag of a program', '!!js/function x'],
    ['a key that is a list', '? [a]\n: b'],
    ['an open quote', 'a: "b'],
    ['a tab as indentation', 'a:\n\tb: 1'],
  ])('refuses %s', async (_what, text) => {
    expect(outcome(await yamlDocument(text, 'typed'))).toBe('TSD1406');
  });

  it('names the line of a key that is there twice', async () => {
    const parsed = await yamlDocument('a: 1\nb:\n  c: 2\n  c: 3', 'as-written');
    expect(parsed).toMatchObject({
      ok: false,
      fault: { rule: expect.stringContaining('at line 4, column 3') },
    });
  });

  // Each key was compared with all before it: a golden set of 1 MiB took minutes.
  it('reads a mapping of 20,000 keys, and finds the one that is there twice', async () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}`);
    expect(await yamlDocument(keys.join('\n'), 'typed')).toMatchObject({
      ok: true,
      value: { k19999: 19_999 },
    });
    const twice = await yamlDocument([...keys, 'k7: 1'].join('\n'), 'typed');
    expect(twice).toMatchObject({ ok: false, fault: { rule: expect.stringContaining('at line 20001') } });
  });

  it('gives a key like __proto__ no power', async () => {
    const document = outcome(await yamlDocument('__proto__: {polluted: true}', 'typed'));
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect((document as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('answers any text at all', async () => {
    const piece = fc.constantFrom(
      '- ',
      'a: ',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '  ',
      '"',
      '!!x ',
      '#',
      '|\n',
      '?',
      '\t',
      '\u0000',
      '%',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(typeof (await yamlDocument(text, 'as-written')).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
