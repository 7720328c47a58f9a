import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/core/errors.ts';
import { readRequest } from '../../src/files/read-request.ts';
import type { Request } from '../../src/files/read-request.ts';
import { GOOD } from '../fakes/inputs.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const workspace = join(folder, 'workspace');
mkdirSync(workspace);
const file = (name: string, content: string): string => {
  writeFileSync(join(workspace, name), content);
  return name;
};
writeFileSync(join(folder, 'outside.yaml'), 'min-size: 3');
symlinkSync('../outside.yaml', join(workspace, 'link.yaml'));

const read = (inputs: Readonly<Record<string, string>>): Promise<Request> =>
  readRequest({ inputs, environment: {}, workspace });

const refusal = async (inputs: Readonly<Record<string, string>>): Promise<Refusal> => {
  const error: unknown = await read(inputs).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error('not refused', { cause: error });
  return error;
};

const told = async (inputs: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await refusal(inputs)).problems.map(({ code, subject }) => `${code} ${subject}`);

const GOLDEN = { requests: [{ name: 'one', body: [1], expect: { json: 2 } }] };

describe('readRequest', () => {
  it('refuses with the service and environment that the request is about', async () => {
    const { service, environment } = GOOD;
    expect((await refusal({ ...GOOD, 'min-size': 'two' })).about).toBe(`${service} in ${environment}`);
  });

  it('takes what the workflow and the config file give together', async () => {
    const config = file(
      'deploy.yaml',
      'min-size: 3\nmax-size: 5\ntags: {team: search}\nalarms:\n  - one\n  - two\n',
    );
    const golden = file('golden.json', JSON.stringify(GOLDEN));
    const { deploy, reporting, notices } = await read({
      ...GOOD,
      config,
      golden,
      'max-size': '9',
      comment: 'never',
    });
    expect(deploy).toMatchObject({
      minSize: 3,
      maxSize: 9,
      tags: { team: 'search' },
      alarms: ['one', 'two'],
      golden: GOLDEN,
      artifact: { kind: 's3', bucket: 'models', key: 'recommender.mar', versionId: null },
    });
    expect(reporting.comment).toBe('never');
    expect(notices).toEqual([]);
  });

  it('can take everything from the config file', async () => {
    const config = file(
      'all.yaml',
      Object.entries(GOOD)
        .map(([name, text]) => `${name}: ${text}`)
        .join('\n'),
    );
    expect((await read({ config })).deploy.service).toBe('recommender');
  });

  it('gives a local archive its real place', async () => {
    const archive = file('model.mar', 'any');
    const { deploy } = await read({ ...GOOD, 'model-artifact': `./${archive}` });
    expect(deploy.artifact).toEqual({ kind: 'file', path: join(workspace, 'model.mar') });
  });

  it('reports all problems at once: inputs, config file, golden set, archive', async () => {
    const inputs = {
      ...GOOD,
      config: file('bad.yaml', 'min_size: 3\nmax-size: 0x10\nscheme: internet-facing\n'),
      golden: file('bad-golden.json', '{"requests": []}'),
      'model-artifact': '../model.mar',
    };
    expect(await told(inputs)).toEqual([
      'TSD1002 config',
      'TSD1201 max-size',
      'TSD1302 certificate-arn',
      'TSD1402 model-artifact',
      'TSD1407 golden',
    ]);
  });

  it.each([
    ['a file that is not there', 'nothing.yaml', 'TSD1402'],
    ['a file outside the workspace', '../outside.yaml', 'TSD1401'],
    ['a link out of the workspace', 'link.yaml', 'TSD1401'],
    ['a folder', '.', 'TSD1401'],
  ])('refuses %s', async (_what, path, code) => {
    expect(await told({ ...GOOD, config: path })).toEqual([`${code} config`]);
    expect(await told({ ...GOOD, golden: path })).toEqual([`${code} golden`]);
  });

  it('refuses a config file that is too large, or multiplies', async () => {
    const large = file('large.yaml', `service: ${'a'.repeat(70_000)}`);
    expect(await told({ ...GOOD, config: large })).toEqual(['TSD1403 config']);
    const twice = file('twice.yaml', 'min-size: 2\nmin-size: 3');
    expect(await told({ ...GOOD, config: twice })).toEqual(['TSD1406 config']);
  });

  it('reports an invalid path once', async () => {
    expect(await told({ ...GOOD, config: 'a\u202eb' })).toEqual(['TSD1003 config']);
  });
});
