import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../../lab/python-environment.ts';

const DIR = fileURLToPath(new URL('../../../templates/instance', import.meta.url));
const programs = readdirSync(DIR).filter((name) => name.endsWith('.py'));
const parsesAs39 = (source: string): boolean => {
  const check = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 9))';
  return spawnSync(join(pythonEnvironment().bin, 'python3'), ['-c', check], { input: source }).status === 0;
};

describe('programs of an instance run on the Python of Amazon Linux 2023', () => {
  it.each(programs)('%s is Python 3.9', (name) => {
    expect(parsesAs39(readFileSync(join(DIR, name), 'utf8'))).toBe(true);
  });

  it('newer syntax would be noticed', () => {
    expect(parsesAs39('match 1:\n  case _: pass\n')).toBe(false);
  });

  it.each(programs)('%s imports the standard library and its neighbours alone', (name) => {
    const source = readFileSync(join(DIR, name), 'utf8');
    const modules = [...source.matchAll(/^(?:from|import) (\w+)/gm)].map(([, module = '']) => module);
    const own = new Set(programs.map((program) => program.replace('.py', '')));
    const listed = spawnSync(join(pythonEnvironment().bin, 'python3'), [
      '-c',
      'import sys; print(*sys.stdlib_module_names)',
    ]);
    const standard = new Set(listed.stdout.toString().trim().split(' '));
    expect(modules.filter((module) => !own.has(module) && !standard.has(module))).toEqual([]);
  });
});
