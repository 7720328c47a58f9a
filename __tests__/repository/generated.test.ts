import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';
import { configSchema } from '../../scripts/generated/config-schema.ts';
import { generatedFiles, place } from '../../scripts/generated/files.ts';
import { DEPLOY_TABLES, withTables } from '../../scripts/generated/readme-tables.ts';
import { STUB_VERBS } from '../../scripts/stubs.mjs';
import { ROLLBACK_INPUTS } from '../../src/core/inputs/verb-inputs.ts';
import { VERBS, verbOf } from '../../src/entry/verb.ts';

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
    expect(() => withTables('# No tables', DEPLOY_TABLES)).toThrow('marker');
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

describe('the action.yml of a verb', () => {
  const NAMED = ['service', 'environment'];
  const ACCESS = ['config', 'aws-region', 'role-to-assume', 'state-bucket'];
  const REPORTS = ['github-token', 'comment', 'github-deployment'];

  it.each([
    ['rollback', [...NAMED, ...ACCESS, 'poll-interval', 'accept-observed', ...REPORTS]],
    ['continue', [...NAMED, ...ACCESS, 'poll-interval']],
    ['status', [...NAMED, ...ACCESS]],
    ['destroy', [...NAMED, 'confirm', ...ACCESS, 'poll-interval']],
    ['sweep', [...ACCESS, 'poll-interval']],
  ])('%s takes its inputs and starts the bundle as itself', (verb, inputs) => {
    const { runs, inputs: taken } = action(`${verb}/action.yml`);
    expect(Object.keys(taken)).toEqual(inputs);
    expect(runs['main']).toBe(`../dist/${verb}.js`);
    expect(verbOf(`/actions/org/${verb}/${runs['main']}`)).toBe(verb);
  });

  it.each(STUB_VERBS)('%s has a post step if it leads a release', (verb) => {
    expect(action(`${verb}/action.yml`).runs['post']).toBe(
      verb === 'rollback' ? '../dist/rollback.js' : undefined,
    );
  });

  it('is there for every verb, and the bundle itself is deploy', () => {
    expect(['deploy', ...STUB_VERBS]).toEqual([...VERBS]);
    expect(verbOf('/actions/org/dist/index.js')).toBe('deploy');
  });

  it('describes what deploy has too with the same words', () => {
    const deploy = action('action.yml').inputs;
    const shared = Object.keys(ROLLBACK_INPUTS).filter((name) => name !== 'config');
    const rollback = action('rollback/action.yml').inputs;
    expect(shared.map((name) => rollback[name])).toEqual(shared.map((name) => deploy[name]));
  });
});

describe.each(STUB_VERBS)('the README of %s', (verb) => {
  const text = readFileSync(place(`${verb}/README.md`), 'utf8');
  const example = /^```yaml\n(.*?)^```/ms.exec(text)?.[1] ?? '';

  it('shows a workflow of at most 15 lines with permissions, whose inputs are the verb’s', () => {
    expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    const { permissions, jobs } = parse(example) as {
      permissions: Record<string, string>;
      jobs: Record<string, { steps: { uses: string; with: Record<string, string> }[] }>;
    };
    expect(permissions['id-token']).toBe('write');
    const step = Object.values(jobs)[0]!.steps.at(-1)!;
    expect(step.uses).toBe(`org/torchserve-deploy/${verb}@v1`);
    const { inputs } = action(`${verb}/action.yml`);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
    const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
    expect(Object.keys(step.with)).toEqual(expect.arrayContaining(required));
  });

  it('is linked from the root README', () => {
    expect(readFileSync(place('README.md'), 'utf8')).toContain(`](${verb}/README.md)`);
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
