import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  emptyNames,
  machinePaths,
  ownModules,
  registryHosts,
  testEquipment,
  type Rule,
} from './house-rules.ts';
import { repositoryFiles } from './repository-files.ts';

const files = repositoryFiles();
const text = (path: string): string => readFileSync(path, 'utf8');
const below = (...roots: string[]): string[] =>
  files.filter((path) => roots.some((root) => path.startsWith(root)));
const broken = (rule: Rule, paths: readonly string[]): string[] =>
  paths.flatMap((path) => rule(path, text(path)));

describe('what ships', () => {
  it('does not know its test equipment in src/ and templates/', () => {
    expect(below('src/').length).toBeGreaterThan(30);
    expect(below('templates/').length).toBeGreaterThan(3);
    expect(broken(testEquipment, below('src/', 'templates/'))).toEqual([]);
  });

  it('does not know it in our own modules of dist/', () => {
    const own = below('dist/').flatMap((path) =>
      ownModules(text(path)).map((module) => [path, module] as const),
    );
    expect(own.length).toBeGreaterThan(30);
    expect(own.flatMap(([path, module]) => testEquipment(path, module))).toEqual([]);
  });

  it.each(['const lab = 1', 'env.LAB_PYTHON_BIN', 'the Lab', 'moto', "'127.0.0.1'"])(
    'is caught with: %s',
    (bad) => {
      expect(testEquipment('x.ts', `first\n${bad}\n`)).toHaveLength(1);
    },
  );

  it.each(['label', 'available', 'motor', 'remote', '10.127.0.1', 'slab'])('may say: %s', (good) => {
    expect(testEquipment('x.ts', good)).toEqual([]);
  });

  it('is told from the packages that a bundle holds', () => {
    const bundle = `;// CONCATENATED MODULE: ./node_modules/a/index.js\nconst moto = 1;
;// CONCATENATED MODULE: ./lib/core/plan.js\nconst ours = 1;\n/***/ }),\nconst moto = 2;
;// CONCATENATED MODULE: ./lib/core/gate.js\nconst gate = 1;\n`;
    expect(ownModules(bundle).map((module) => module.match(/const (\w+)/)?.[1])).toEqual(['ours', 'gate']);
  });
});

describe('every file', () => {
  // licenses.txt is the packages' own text.
  const written = files.filter((path) => path !== 'dist/licenses.txt');

  it('holds no registry host', () => {
    expect(broken(registryHosts, written)).toEqual([]);
    const host = ['registry', 'npmjs', 'org'].join('.');
    expect(
      registryHosts('package-lock.json', JSON.stringify({ resolved: `https://${host}/a` })),
    ).toHaveLength(2);
    const torch = ['download', 'pytorch', 'org'].join('.');
    expect(registryHosts('x', `https://${torch}/whl/cpu`)).toEqual([]);
    expect(
      registryHosts('x', `https://${torch}/whl/cpu/torch-1.whl https://${torch}/whl/cu130`),
    ).toHaveLength(2);
  });

  it('holds no path of the machine it was written on', () => {
    const places = [process.cwd(), `${process.env['HOME']}/.`];
    expect(broken(machinePaths(places), written)).toEqual([]);
    expect(machinePaths(places)('x.md', `see ${process.cwd()}/src`)).toHaveLength(1);
  });

  it('is named after what it holds', () => {
    expect(broken(emptyNames, files)).toEqual([]);
    for (const bad of ['src/utils.ts', 'lab/string-helpers.ts', 'src/common/a.ts', 'src/stack-manager.ts']) {
      expect(emptyNames(bad, '')).toHaveLength(1);
    }
    expect(emptyNames('src/core/commonality.ts', '')).toEqual([]);
  });
});
