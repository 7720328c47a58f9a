import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { resourcesOf } from './template-file.ts';

/** The launch template's user data with its variables filled in, as CloudFormation does it. */
function userData(values: Readonly<Record<string, string>>): string {
  const [launch] = resourcesOf('fleet', 'AWS::EC2::LaunchTemplate');
  const data = launch?.Properties?.['LaunchTemplateData'] as { UserData: { 'Fn::Base64': string } };
  return data.UserData['Fn::Base64'].replace(/\$\{([^}]+)\}/g, (whole, name: string) =>
    name.startsWith('!') ? `\${${name.slice(1)}}` : (values[name] ?? whole),
  );
}

const BUNDLE = zipSync({ 'boot.sh': strToU8('echo "region $AWS_REGION" > booted; pwd >> booted') });
const VALUES = {
  'AWS::Region': 'eu-central-1',
  BundleUri: 's3://bucket/bundles/b.zip',
  BundleSha256: createHash('sha256').update(BUNDLE).digest('hex'),
};

let dir: string;
let root: string;

/** A command found first on PATH. */
async function command(name: string, script: string): Promise<void> {
  await writeFile(join(dir, 'bin', name), `#!/bin/bash\n${script}\n`);
  await chmod(join(dir, 'bin', name), 0o755);
}

interface Ended {
  readonly code: number;
  readonly stderr: string;
}

async function run(script: string): Promise<Ended> {
  const file = join(dir, 'user-data');
  await writeFile(file, script);
  const env = { PATH: `${join(dir, 'bin')}:${process.env['PATH']}`, MODEL_SERVER_ROOT: root };
  const { promise, resolve } = Promise.withResolvers<Ended>();
  execFile('/bin/bash', [file], { env }, (error, _stdout, stderr) =>
    resolve({ code: error === null ? 0 : Number(error.code), stderr }),
  );
  return promise;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'user-data-'));
  root = join(dir, 'server');
  await mkdir(join(dir, 'bin'));
  await writeFile(join(dir, 'stored.zip'), BUNDLE);
  await command('sleep', 'exit 0');
  await command('aws', `echo "$@" >> "${dir}/asked"; cp "${dir}/stored.zip" "\${@: -1}"`);
});
afterEach(() => rm(dir, { recursive: true }));

const asked = async (): Promise<string[]> => (await readFile(join(dir, 'asked'), 'utf8')).trim().split('\n');

describe('user data', () => {
  it('fetches the bundle, unpacks it below the root and hands over to boot.sh', async () => {
    expect(await run(userData(VALUES))).toEqual({ code: 0, stderr: '' });
    expect(await asked()).toEqual(['s3 cp --only-show-errors s3://bucket/bundles/b.zip bundle.zip']);
    expect(await readFile(join(root, 'booted'), 'utf8')).toBe(`region eu-central-1\n${root}\n`);
  });

  it('never runs a bundle with another digest', async () => {
    await cp(new URL(import.meta.url).pathname, join(dir, 'stored.zip'));
    expect(await run(userData(VALUES))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('did NOT match'),
    });
    await expect(readFile(join(root, 'booted'))).rejects.toThrow('ENOENT');
  });

  it('asks again when the bundle cannot be fetched, five times', async () => {
    await command('aws', `echo "$@" >> "${dir}/asked"; exit 1`);
    expect(await run(userData(VALUES))).toMatchObject({
      code: 1,
      stderr: 'the instance bundle cannot be fetched\n',
    });
    expect(await asked()).toHaveLength(5);
  });

  it('fits into what EC2 takes', () => {
    expect(Buffer.byteLength(userData(VALUES))).toBeLessThan(16 * 1024);
  });
});
