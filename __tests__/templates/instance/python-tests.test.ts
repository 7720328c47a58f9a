import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../../lab/python-environment.ts';

/** The Python tests beside this file, each shown as a test of its own. */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const python = join(pythonEnvironment().bin, 'python3');
const run = spawnSync(python, ['-W', 'error', '-m', 'unittest', 'discover', '--verbose'], {
  cwd: HERE,
  encoding: 'utf8',
});

// `test_name (module.Class.test_name) ... ok`; older Pythons leave the last part out.
const RESULT = /^(test_\w+) \((?:test_)?([\w.]+)\) \.\.\. (.*)$/gm;
const results = [...run.stderr.matchAll(RESULT)].map(([, name = '', place = '', result]) => ({
  name: `${place.split('.').slice(0, 2).join(' ')}: ${name.slice(5).replaceAll('_', ' ')}`,
  result,
}));

describe('the programs of an instance', () => {
  it.each(results)('$name', ({ result }) => {
    if (result !== 'ok') throw new Error(run.stderr);
    expect(result).toBe('ok');
  });

  it('were all tested, and no test file is broken', () => {
    expect(run.stderr).toMatch(new RegExp(`^Ran ${results.length} tests`, 'm'));
    expect({ tests: results.length > 0, status: run.status }).toEqual({ tests: true, status: 0 });
  });
});
