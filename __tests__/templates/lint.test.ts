import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { NAMES, pathOf } from './template-file.ts';

/** Rule ids that cfn-lint reports, errors, warnings and informational ones alike. */
function lint(path: string): Promise<readonly string[]> {
  const linter = join(pythonEnvironment().bin, 'cfn-lint');
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  execFile(linter, ['--include-checks', 'I', '--format', 'json', '--', path], (error, stdout, stderr) => {
    // A found problem sets bits of the exit code; a linter that could not start has no code.
    if (error !== null && typeof error.code !== 'number') reject(error);
    else if (stdout.trim() === '') reject(new Error(stderr));
    else resolve((JSON.parse(stdout) as { Rule: { Id: string } }[]).map((match) => match.Rule.Id));
  });
  return promise;
}

describe('cfn-lint at error, warning and info', () => {
  it.each(NAMES)(
    'finds nothing in %s.yaml',
    async (name) => {
      expect(await lint(pathOf(name))).toEqual([]);
    },
    60_000,
  );

  it('finds an error, a warning and an information in a template that has them', async () => {
    const bad = fileURLToPath(new URL('fixtures/known-bad.yaml', import.meta.url));
    const levels = new Set((await lint(bad)).map((rule) => rule[0]));
    expect(levels).toEqual(new Set(['E', 'W', 'I']));
  }, 60_000);
});
