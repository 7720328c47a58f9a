import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Refusal } from '../../src/core/errors.ts';
import { runStep } from '../../src/entry/step.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const problem = { code: 'TSD1001', subject: 'image', message: 'is missing', remedy: 'Give it.' };
const file = join(temporaryFolder(), 'summary.md');

beforeEach(() => {
  writeFileSync(file, '');
  process.env['GITHUB_STEP_SUMMARY'] = file;
});
afterEach(() => {
  delete process.env['GITHUB_STEP_SUMMARY'];
});

const refusedStep = (about: string | null) =>
  runStep({
    verb: 'rollback',
    read: () => Promise.reject(new Refusal([problem], about)),
    title: () => 'not reached',
    work: () => Promise.reject(new Error('work began although the inputs were refused')),
    resultOf: () => Promise.reject(new Error('there is nothing to report')),
  });

it('a refusal is titled by the service and environment, else by the verb', async () => {
  expect(await refusedStep('iris in staging')).toEqual([problem]);
  expect(readFileSync(file, 'utf8')).toMatch(/^### iris in staging: ❌ refused/);
  writeFileSync(file, '');
  await refusedStep(null);
  expect(readFileSync(file, 'utf8')).toMatch(/^### rollback: ❌ refused/);
});
