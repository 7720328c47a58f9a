import { describe, expect, it } from '@jest/globals';
import { parsedIntent } from '../../src/core/intent.ts';
import { anIntent } from '../fakes/intent.ts';

describe('a stored intent', () => {
  it.each([anIntent(), anIntent({ kind: 'rollback', step: null }), anIntent({ at: 0, step: 12 })])(
    'is read as it was written: %j',
    (intent) => {
      expect(parsedIntent(JSON.stringify(intent))).toEqual(intent);
    },
  );

  it('is read without the fields that this version does not know', () => {
    expect(parsedIntent(JSON.stringify({ ...anIntent(), more: 1, ['__proto__']: { kind: 'x' } }))).toEqual(
      anIntent(),
    );
  });

  it.each([
    ['schemaVersion', [2, '1', undefined]],
    ['releaseId', ['', 'r'.repeat(129), 7, null, undefined]],
    ['kind', ['', 'stop', 'Rollback', null, ['rollback']]],
    ['step', [-1, 0.5, '0', 1_001, undefined]],
    ['actor', ['', 'a'.repeat(129), {}]],
    ['runUrl', ['', 'u'.repeat(2_049), 1]],
    ['at', [-1, 1.5, '0', 8_640_000_000_000_001, null]],
  ])('is none when its %s has an impossible value', (field, values) => {
    for (const value of values)
      expect(parsedIntent(JSON.stringify({ ...anIntent(), [field]: value }))).toBeNull();
  });

  it.each(['', 'no JSON', '[]', 'null', '7', '"continue"', `[${JSON.stringify(anIntent())}]`])(
    'is none when it is no object: %s',
    (text) => {
      expect(parsedIntent(text)).toBeNull();
    },
  );

  it('is none when it is too long, even if its fields are valid', () => {
    expect(parsedIntent(JSON.stringify(anIntent()) + ' '.repeat(16_384))).toBeNull();
  });
});
