import { expect, it } from '@jest/globals';
import { codeBlock } from '../workflows/workflow-file.ts';

it('README.md shows a workflow of at most 20 lines', () => {
  const lines = codeBlock('README.md', 'yaml').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.length).toBeLessThanOrEqual(20);
});
