import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { keyValues } from '../../lab/runner/file-commands.ts';
import { workflowCommand } from '../../lab/runner/workflow-command.ts';
import { annotateErrors, annotateWarnings, setOutputs } from '../../src/github/runner.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
});
afterEach(() => {
  jest.restoreAllMocks();
  delete process.env['GITHUB_OUTPUT'];
});

describe('outputs', () => {
  it('reach the runner whole, but without keys and presigned addresses', () => {
    const file = join(folder, 'output');
    writeFileSync(file, '');
    process.env['GITHUB_OUTPUT'] = file;
    setOutputs({
      result: 'promoted',
      'summary-json': '{"a":"AKIAIOSFODNN7EXAMPLE",\n"b":"https://b/k?X-Amz-Signature=ff&x=1"}',
    });
    expect(keyValues(readFileSync(file, 'utf8'))).toEqual({
      result: 'promoted',
      'summary-json': '{"a":"[access key]",\n"b":"https://b/k?X-Amz-Signature=[redacted]&x=1"}',
    });
  });
});

describe('annotations', () => {
  it('are one command each, the code as title, line breaks kept inside', () => {
    annotateErrors([{ title: 'TSD1203', message: 'min-size: 50% of\n::error::it' }]);
    annotateWarnings([{ title: 'TSD5002', message: 'no comment' }]);
    const commands = printed.map((line) => workflowCommand(line.trimEnd()));
    expect(commands).toEqual([
      { name: 'error', properties: { title: 'TSD1203' }, message: 'min-size: 50% of\n::error::it' },
      { name: 'warning', properties: { title: 'TSD5002' }, message: 'no comment' },
    ]);
  });
});
