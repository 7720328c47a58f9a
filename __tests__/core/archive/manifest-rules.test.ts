import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readManifest } from '../../../src/core/archive/manifest-rules.ts';

const MODEL = { modelName: 'tiny', modelVersion: '1.0', handler: 'h.py' };
const FILES = new Set(['h.py', 'model.pt', 'MAR-INF/MANIFEST.json']);

const read = (model: object, rest: object = { runtime: 'python' }): ReturnType<typeof readManifest> =>
  readManifest(JSON.stringify({ ...rest, model: { ...MODEL, ...model } }), FILES);
const codes = (found: ReturnType<typeof readManifest>): readonly string[] =>
  found.problems.map(({ code }) => code);

describe('readManifest', () => {
  it('reads what the server reads', () => {
    expect(read({ serializedFile: 'model.pt' })).toEqual({
      manifest: {
        ...MODEL,
        serializedFile: 'model.pt',
        modelFile: null,
        requirementsFile: null,
        configFile: null,
      },
      problems: [],
    });
  });

  it.each(['h.py', 'h', 'h:handle', 'h.py:handle', 'image_classifier', 'base_handler'])(
    'accepts the handler %s',
    (handler) => {
      expect(codes(read({ handler }))).toEqual([]);
    },
  );

  it.each([
    ['no JSON', '{', ['TSD2011']],
    ['no object', '[]', ['TSD2011']],
    ['nothing in it', '{}', ['TSD2012', 'TSD2012', 'TSD2012', 'TSD2012']],
    ['a model that is no object', '{"runtime":"python","model":"tiny"}', ['TSD2012', 'TSD2012', 'TSD2012']],
  ])('refuses %s', (_what, text, expected) => {
    expect(codes(readManifest(text, FILES))).toEqual(expected);
  });

  it.each([
    [{ modelVersion: undefined }, 'TSD2012'],
    [{ modelVersion: 1 }, 'TSD2012'],
    [{ modelName: '' }, 'TSD2012'],
    [{ modelName: '../tiny' }, 'TSD2013'],
    [{ modelName: '.tiny' }, 'TSD2013'],
    [{ modelName: 'ti ny' }, 'TSD2013'],
    [{ modelName: 'tiny\n' }, 'TSD2013'],
    [{ modelVersion: '1.0/2' }, 'TSD2013'],
    [{ handler: '../h.py' }, 'TSD2014'],
    [{ handler: 'pkg/h.py' }, 'TSD2014'],
    [{ handler: 'h.py:' }, 'TSD2014'],
    [{ handler: 'h.txt' }, 'TSD2014'],
    [{ handler: 'other.py' }, 'TSD2015'],
    [{ handler: 'image_classifier.py' }, 'TSD2015'],
    [{ handler: 'vision:handle' }, 'TSD2015'],
    [{ serializedFile: 'other.pt' }, 'TSD2015'],
    [{ modelFile: 'model.py' }, 'TSD2015'],
    [{ requirementsFile: 'requirements.txt' }, 'TSD2015'],
    [{ configFile: 7 }, 'TSD2015'],
  ])('%j → %s', (model, code) => {
    expect(codes(read(model))).toEqual([code]);
  });

  it('refuses a runtime that no image has', () => {
    expect(codes(read({}, { runtime: 'LSP' }))).toEqual(['TSD2013']);
  });

  it('tells every fault at once', () => {
    const found = read({ modelName: '-', handler: 'x.py', serializedFile: 'y.pt' }, { runtime: 'perl' });
    expect(codes(found)).toEqual(['TSD2013', 'TSD2013', 'TSD2015', 'TSD2015']);
  });

  it('refuses a file name that is a list, however deep', () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const text = JSON.stringify({ runtime: 'python', model: { ...MODEL, modelFile: 0 } });
    expect(codes(readManifest(text.replace('"modelFile":0', `"modelFile":${deep}`), FILES))).toEqual([
      'TSD2015',
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof readManifest(text, FILES).manifest.modelName).toBe('string');
      }),
    );
  });
});
