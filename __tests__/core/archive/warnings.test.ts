import { describe, expect, it } from '@jest/globals';
import { archiveWarnings } from '../../../src/core/archive/warnings.ts';

const MANIFEST = {
  modelName: 'tiny',
  modelVersion: '1.0',
  handler: 'h.py',
  serializedFile: null,
  modelFile: null,
  requirementsFile: null,
  configFile: 'model-config.yaml',
};

const warned = (config: unknown): string =>
  archiveWarnings(MANIFEST, { config, pickles: [], responseTimeoutSeconds: 120 }).join('\n');

describe('archiveWarnings', () => {
  it.each([
    [null],
    ['text'],
    [{}],
    [{ minWorkers: 1, maxWorkers: 1, responseTimeout: 120 }],
    [{ minWorkers: 'two' }],
  ])('has nothing to say about %j', (config) => {
    expect(warned(config)).toBe('');
  });

  it.each([
    [{ minWorkers: 0 }, 'minWorkers is 0'],
    [{ minWorkers: 3, maxWorkers: 2 }, 'minWorkers 3 is above maxWorkers 2'],
    [{ responseTimeout: 300 }, 'responseTimeout 300'],
  ])('warns of %j', (config, text) => {
    expect(warned(config)).toContain(text);
  });

  it('warns of packages that are not installed and of pickles', () => {
    const details = { config: null, pickles: ['w.pkl'], responseTimeoutSeconds: 120 };
    const warnings = archiveWarnings({ ...MANIFEST, requirementsFile: 'requirements.txt' }, details);
    expect(warnings).toEqual([
      expect.stringContaining('"requirements.txt" is not installed'),
      expect.stringContaining('"w.pkl" is a Python pickle'),
    ]);
  });
});
