import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';
import { configSchema } from '../../scripts/generated/config-schema.ts';
import { generatedFiles, place } from '../../scripts/generated/files.ts';
import { withTables } from '../../scripts/generated/readme-tables.ts';

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: Readonly<Record<string, string>>;
}

const action = (path: string): ActionFile => parse(readFileSync(place(path), 'utf8')) as ActionFile;

describe('generated files', () => {
  it.each(Object.entries(generatedFiles()))('%s is current (npm run generate)', (path, text) => {
    expect(readFileSync(place(path), 'utf8')).toBe(text);
  });

  it('README without its markers would be noticed', () => {
    expect(() => withTables('# No tables')).toThrow('marker');
  });
});

describe('action.yml', () => {
  it('names what the contract names', () => {
    const names = Object.keys(action('action.yml').inputs);
    const contract =
      'service environment model-artifact config aws-region role-to-assume instance-type min-size max-size scaling strategy bake-time golden alarms scheme github-token comment github-deployment';
    expect(names).toEqual(expect.arrayContaining(contract.split(' ')));
    const outputs =
      'release-id result url colour artifact-sha256 model-version fleet-name desired-capacity min-size max-size rollback-seconds changed summary-json';
    expect(Object.keys(action('action.yml').outputs)).toEqual(outputs.split(' '));
  });

  it('is the same in deploy/, but for the way to the bundle', () => {
    const [root, folder] = [action('action.yml'), action('deploy/action.yml')];
    expect(root.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js' });
    expect(folder.runs).toEqual({ using: 'node24', main: '../dist/index.js', post: '../dist/index.js' });
    expect({ ...folder, runs: null }).toEqual({ ...root, runs: null });
  });

  it('gives no default but the token: any other would win over the config file', () => {
    const given = Object.entries(action('action.yml').inputs).filter(
      ([, { default: text }]) => text !== undefined,
    );
    expect(given.map(([name, { default: text }]) => [name, text])).toEqual([
      ['github-token', '${{ github.token }}'],
    ]);
  });
});

describe('the JSON Schema of the config file', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(configSchema()) as object);

  it.each([
    [{ service: 'recommender', 'min-size': 2, strategy: 'canary 10% 5m' }],
    [{ 'min-size': '2', 'bake-time': '10m', scheme: 'internal', 'allow-insecure-http': true }],
    [{ alarms: ['one', 'two'], tags: { team: 'search' }, 'certificate-arn': '' }],
  ])('accepts %j', (document) => {
    expect(validate(document)).toBe(true);
  });

  it.each([
    [{ min_size: 2 }],
    [{ 'min-size': 0 }],
    [{ 'bake-time': '10' }],
    [{ scheme: 'public' }],
    [{ service: '1st' }],
    [{ 'github-token': 'x' }],
    [{ config: 'other.yaml' }],
    [[]],
  ])('refuses %j', (document) => {
    expect(validate(document)).toBe(false);
  });

  it('accepts every default', () => {
    const defaults = Object.entries(DEPLOY_INPUTS).flatMap(([name, definition]) =>
      'default' in definition && !['config', 'github-token'].includes(name)
        ? [[name, definition.default]]
        : [],
    );
    expect([validate(Object.fromEntries(defaults)), validate.errors]).toEqual([true, null]);
  });
});
