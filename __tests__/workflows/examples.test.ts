import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VERB_TEXTS } from '../../scripts/generated/verbs.ts';
import { Refusal } from '../../src/core/errors.ts';
import { readInputs } from '../../src/files/read-inputs.ts';
import { readRequest } from '../../src/files/read-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { actionCalls, fromRepository, type ActionCall, type ReadWorkflow } from './action-calls.ts';
import { codeBlock, workflowsIn, workflowsInReadmes } from './workflow-file.ts';

const examples = workflowsIn('docs/examples').map(({ path, text }) => [path, text] as const);
const readmes = workflowsInReadmes().map(({ path, text }) => [path, text] as const);

/** What a person types where an example asks for it. */
const TYPED = { 'version-id': '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY', confirm: 'recommender/staging' };

/** The checkout of a user who followed README: the golden set that it shows, where its workflow looks for it. */
const workspace = temporaryFolder();
mkdirSync(join(workspace, 'deploy'));
writeFileSync(join(workspace, 'deploy/golden.json'), codeBlock('README.md', 'json'));
writeFileSync(join(workspace, 'deploy/bad.json'), '{ "requests": [] }');

/** What the action itself says of the inputs that reach it. */
const problemsOf = async ({ verb, inputs }: ActionCall): Promise<readonly string[]> => {
  const given = { inputs, environment: {}, workspace };
  const reading = verb === 'deploy' ? readRequest(given) : readInputs(VERB_TEXTS[verb].inputs, given);
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return [];
  if (!(error instanceof Refusal)) throw error;
  return error.problems.map(({ code, subject }) => `${code} ${subject}`);
};

const problemsIn = async (text: string, read?: ReadWorkflow): Promise<readonly string[]> =>
  (await Promise.all(actionCalls(text, TYPED, read).map(problemsOf))).flat();

const without = (text: string, line: RegExp): string => {
  const less = text.replace(line, '');
  expect(less).not.toBe(text);
  return less;
};

const IMAGE = /^ *image: .*\n/m;

describe.each([...examples, ...readmes])('the workflow of %s', (_, text) => {
  it('calls the action once, with inputs that it takes', async () => {
    expect(actionCalls(text, TYPED)).toHaveLength(1);
    expect(await problemsIn(text)).toEqual([]);
  });
});

describe('the check of examples', () => {
  const releasing = [...examples, ...readmes].filter(([, text]) =>
    actionCalls(text, TYPED).some(({ verb }) => verb === 'deploy'),
  );

  it('covers three releases, and every verb that has an example file', () => {
    expect(releasing.map(([path]) => path)).toEqual([
      'docs/examples/production.yml',
      'docs/examples/staging.yml',
      'README.md',
    ]);
    const verbs = examples.flatMap(([, text]) => actionCalls(text, TYPED).map(({ verb }) => verb));
    expect(new Set(verbs)).toEqual(new Set(['deploy', 'continue', 'rollback', 'sweep']));
  });

  it.each(releasing)('finds %s without its image', async (_, text) => {
    expect(await problemsIn(without(text, IMAGE))).toEqual(['TSD1303 image']);
  });

  it.each(releasing.filter(([path]) => path !== 'README.md'))(
    'finds %s when the workflow that it calls hands no image on',
    async (_, text) => {
      const read: ReadWorkflow = (path) => without(fromRepository(path), /^ *image: \$\{\{.*\n/m);
      expect(await problemsIn(text, read)).toEqual(['TSD1303 image']);
    },
  );

  it('finds a golden set that is none', async () => {
    const text = codeBlock('README.md', 'yaml').replace('golden.json', 'bad.json');
    expect(await problemsIn(text)).toEqual(['TSD1407 golden']);
  });

  it('evaluates expressions, not only copies them', () => {
    const [call] = actionCalls(
      `on: { workflow_dispatch: { inputs: { region: { default: eu } } } }
jobs: { a: { steps: [{ uses: org/torchserve-deploy/status@v1, with: { service: "\${{ inputs.region == 'eu' && 'x' || 'y' }}-\${{ inputs.typed }}" } }] } }`,
      { typed: 'z' },
    );
    expect([call?.verb, call?.inputs['service']]).toEqual(['status', 'x-z']);
  });
});
