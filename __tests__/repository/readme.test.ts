import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { goldenSet } from '../../src/core/golden-set.ts';

const README = readFileSync('README.md', 'utf8');

/** Content of the first code block of a language. */
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(README)?.[1] ?? '';

describe('README.md', () => {
  it('shows a workflow of at most 20 lines', () => {
    const lines = block('yaml').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  it('shows a golden set that is one', () => {
    expect(goldenSet(JSON.parse(block('json'))).problems).toEqual([]);
  });
});
