import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { brokenFloor, FLOORS } from '../../scripts/floors.ts';
import { importsOf } from '../../scripts/imports-of.ts';

describe('imports go down only:', () => {
  it.each([
    ['src/core/gate.ts', './record.ts'],
    ['src/core/inputs/cross-rules.ts', '../policy.ts'],
    ['src/app/observe.ts', '../ports.ts'],
    ['src/aws/clients.ts', '@aws-sdk/client-s3'],
    ['src/github/outputs.ts', '@actions/core'],
    ['src/github/outputs.ts', '../../node_modules/@actions/core/lib/command.js'],
    ['src/entry/deploy.ts', '../aws/cloud.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(brokenFloor(file, specifier)).toBeNull();
  });

  it.each([
    ['src/core/gate.ts', '../ports.ts'],
    ['src/core/gate.ts', 'node:crypto'],
    ['src/core/inputs/cross-rules.ts', '../../files/yaml-document.ts'],
    ['src/report/log.ts', 'yaml'],
    ['src/app/observe.ts', '../aws/cloud.ts'],
    ['src/app/observe.ts', '@aws-sdk/client-s3'],
    ['src/aws/clients.ts', '../app/observe.ts'],
    ['src/aws/clients.ts', '../github/outputs.ts'],
    ['src/aws/clients.ts', '@actions/core'],
    ['src/entry/deploy.ts', '@aws-sdk/client-s3'],
    ['src/entry/deploy.ts', '../../lab/ports.ts'],
    ['src/app/observe.ts', '../../node_modules/@actions/core/lib/command.js'],
    ['src/core-extra/a.ts', './b.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(brokenFloor(file, specifier)).not.toBeNull();
  });

  it('every floor is in the table of docs/architecture.md', () => {
    const table = readFileSync('docs/architecture.md', 'utf8');
    const missing = Object.keys(FLOORS).filter(
      (floor) => !table.includes(`| \`${floor}`) && !table.includes(`, \`${floor}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('imports are found', () => {
  it.each([
    ["import a from 'x';", 'x'],
    ["import type { A } from './a.ts';", './a.ts'],
    ["export { a } from './a.ts';", './a.ts'],
    ["export * from './a.ts';", './a.ts'],
    ["import './a.ts';", './a.ts'],
    ["type A = import('./a.ts').A;", './a.ts'],
    ["type A = typeof import('./a.ts');", './a.ts'],
    ["const a = () => import('./a.ts');", './a.ts'],
    ['const a = (name: string) => import(name);', '(computed)'],
  ])('in %s', (source, specifier) => {
    expect(importsOf(source)).toEqual([specifier]);
  });

  it('and nothing else is', () => {
    expect(importsOf("export const from = './a.ts'; // import './b.ts'")).toEqual([]);
  });
});
