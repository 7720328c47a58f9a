import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oxlint-'));
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({ extends: resolve('tsconfig.json'), include: ['*'], compilerOptions: { types: [] } }),
  );
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Rules broken by these files, under this repository's configuration. */
function rulesBroken(sources: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(directory, name), text);
  const args = ['--type-aware', '--format=json', '-c', resolve('.oxlintrc.json'), directory];
  const { stdout } = spawnSync('node_modules/.bin/oxlint', args, { encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string }[] };
  return diagnostics.map(({ code }) => code);
}

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

it.each([
  ['a promise nobody waits for', 'typescript(no-floating-promises)', { 'a.ts': 'Promise.resolve(1);\n' }],
  [
    'a switch that forgets a case',
    'typescript(switch-exhaustiveness-check)',
    { 'a.ts': "export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n  }\n}\n" },
  ],
  [
    'files that import each other',
    'import(no-cycle)',
    {
      'a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
  ],
  [
    'files that import each other’s types',
    'import(no-cycle)',
    {
      'a.ts': "import type { B } from './b.ts';\nexport type A = readonly B[];\n",
      'b.ts': "import type { C } from './c.ts';\nexport type B = C;\n",
      'c.ts': "import { type A } from './a.ts';\nexport type C = A | null;\n",
    },
  ],
  [
    'a file that is too long',
    'eslint(max-lines)',
    { 'a.ts': lines(251, (n) => `export const a${n} = ${n};`) },
  ],
  [
    'a file that is too long by its comments',
    'eslint(max-lines)',
    { 'a.ts': `export const a = 1;\n${lines(250, (n) => `// ${n}`)}\n` },
  ],
  [
    'a function with too many parameters',
    'eslint(max-params)',
    { 'a.ts': 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): number => a + b + c + d + e;\n' },
  ],
  [
    'a function that is too long',
    'eslint(max-lines-per-function)',
    { 'a.ts': `export function f(g: (n: number) => void): void {\n${lines(61, (n) => `  g(${n});`)}\n}\n` },
  ],
  ['a name that is not kebab-case', 'unicorn(filename-case)', { 'someName.ts': 'export const a = 1;\n' }],
  ['output from what ships', 'eslint(no-console)', { 'a.ts': "console.log('a');\n" }],
] as const)('finds %s', (_, rule, sources) => {
  expect(rulesBroken(sources)).toContain(rule);
});

it('finds nothing in a clean file', () => {
  expect(rulesBroken({ 'a.ts': 'export const a = 1;\n' })).toEqual([]);
});
