import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/core/errors.ts';
import type { Definitions } from '../../src/core/inputs/definition.ts';
import * as verbs from '../../src/core/inputs/verb-inputs.ts';
import { readInputs } from '../../src/files/read-inputs.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const workspace = join(temporaryFolder(), 'workspace');
mkdirSync(workspace);
const config = (content: string): string => {
  writeFileSync(join(workspace, 'deploy.yaml'), content);
  return 'deploy.yaml';
};

const NAMED = { service: 'iris', environment: 'staging', 'aws-region': 'eu-central-1' };

const read = <D extends Definitions>(definitions: D, inputs: Readonly<Record<string, string>>) =>
  readInputs(definitions, { inputs, environment: {}, workspace });

const refusal = async (
  definitions: Definitions,
  inputs: Readonly<Record<string, string>>,
): Promise<Refusal> => {
  const error: unknown = await read(definitions, inputs).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error('not refused', { cause: error });
  return error;
};

const told = async (definitions: Definitions, inputs: Readonly<Record<string, string>>) =>
  (await refusal(definitions, inputs)).problems.map(({ code, subject }) => `${code} ${subject}`);

describe('a refusal of inputs', () => {
  const wrong = { 'poll-interval': 'soon' };

  it('says which service and environment it is about, as far as they can be read', async () => {
    expect((await refusal(verbs.ROLLBACK_INPUTS, { ...NAMED, ...wrong })).about).toBe('iris in staging');
    expect((await refusal(verbs.ROLLBACK_INPUTS, { ...NAMED, environment: '1', ...wrong })).about).toBeNull();
    expect((await refusal(verbs.SWEEP_INPUTS, wrong)).about).toBeNull();
  });
});

describe('the inputs of a verb', () => {
  const DEPLOYS = `service: iris
environment: staging
aws-region: eu-west-1
model-artifact: s3://b/k.mar
min-size: 9
max-size: 3
strategy: canary 10% hold
poll-interval: 5s
state-bucket: acme-state
`;

  it('come from a config file made for deploy, which wins over nothing', async () => {
    const values = await read(verbs.ROLLBACK_INPUTS, {
      config: config(DEPLOYS),
      'aws-region': 'eu-central-1',
    });
    expect(values).toMatchObject({
      ...NAMED,
      'state-bucket': 'acme-state',
      'poll-interval': 5_000,
      'accept-observed': false,
      comment: 'auto',
    });
  });

  it('ignore inputs that only deploy takes, without checking them', async () => {
    for (const table of [verbs.CONTINUE_INPUTS, verbs.STATUS_INPUTS, verbs.SWEEP_INPUTS]) {
      const values = await read(table, { config: config(DEPLOYS) });
      expect(Object.keys(values)).toEqual(Object.keys(table));
    }
  });

  it('refuse a key that not even deploy knows, with all other problems', async () => {
    const inputs = { ...NAMED, 'aws-region': 'nowhere', config: config('strateg: all-at-once\n') };
    expect(await told(verbs.STATUS_INPUTS, inputs)).toEqual(['TSD1002 config', 'TSD1103 aws-region']);
  });

  it('name service and environment, but for the sweep', async () => {
    expect(await told(verbs.CONTINUE_INPUTS, { 'aws-region': 'eu-central-1' })).toEqual([
      'TSD1001 service',
      'TSD1001 environment',
    ]);
    await expect(read(verbs.SWEEP_INPUTS, { 'aws-region': 'eu-central-1' })).resolves.toMatchObject({
      'state-bucket': null,
    });
  });
});

describe('confirm', () => {
  it('is the service and environment, exactly', async () => {
    await expect(read(verbs.DESTROY_INPUTS, { ...NAMED, confirm: 'iris/staging' })).resolves.toMatchObject({
      confirm: 'iris/staging',
    });
  });

  it.each([
    'iris',
    'iris/production',
    'IRIS/staging',
    'iris / staging',
    'iris/staging/',
    'true',
    'staging/iris',
  ])('is not %j', async (confirm) => {
    expect(await told(verbs.DESTROY_INPUTS, { ...NAMED, confirm })).toEqual(['TSD1310 confirm']);
  });

  it('must be given, in the workflow and not in the file', async () => {
    expect(await told(verbs.DESTROY_INPUTS, NAMED)).toEqual(['TSD1001 confirm']);
    expect(await told(verbs.DESTROY_INPUTS, { ...NAMED, config: config('confirm: iris/staging\n') })).toEqual(
      ['TSD1002 config', 'TSD1001 confirm'],
    );
  });

  it('is told with the other problems', async () => {
    const inputs = { ...NAMED, 'aws-region': 'nowhere', confirm: 'yes' };
    expect(await told(verbs.DESTROY_INPUTS, inputs)).toEqual(['TSD1103 aws-region', 'TSD1310 confirm']);
  });
});
