import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import type { InstanceSpec } from '../../src/core/instance-spec.ts';
import { filesDigest, instanceBundle, readInstanceFiles } from '../../src/files/bundle.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const FILES = { 'boot.sh': text('echo boot\n'), 'agent.py': text('print("agent")\n') };
const GOLDEN = { requests: [{ name: 'one', body: 1, expect: { json: 1 } }] };

const SPEC: InstanceSpec = {
  schemaVersion: 1,
  service: 'recommender',
  environment: 'staging',
  releaseId: 'r1',
  colour: 'blue',
  runtime: 'process',
  image: null,
  artifact: {
    uri: 's3://b/k.mar',
    versionId: null,
    sha256: 'a'.repeat(64),
    modelName: 'm',
    modelVersion: '1.0',
  },
  server: {
    workers: null,
    batchSize: null,
    maxBatchDelayMs: null,
    responseTimeoutSeconds: 120,
    startupTimeoutSeconds: 120,
  },
  reportsUri: 's3://b/reports/r1',
  logGroup: null,
  drainSeconds: 130,
};

/** Unpacked the way an instance does it. */
const unpacked = (name: string, zip: Uint8Array): string => {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'bundle.zip'), zip);
  execFileSync(join(pythonEnvironment().bin, 'python'), ['-m', 'zipfile', '-e', 'bundle.zip', '.'], {
    cwd: place,
  });
  return place;
};

describe('instanceBundle', () => {
  it('gives an instance its programs, its spec and its golden set', async () => {
    const { zip, sha256 } = await instanceBundle(FILES, GOLDEN, SPEC);
    const place = unpacked('whole', zip);
    expect(readdirSync(place).toSorted()).toEqual([
      'agent.py',
      'boot.sh',
      'bundle.zip',
      'golden.json',
      'spec.json',
    ]);
    expect(readFileSync(join(place, 'boot.sh'), 'utf8')).toBe('echo boot\n');
    expect(JSON.parse(readFileSync(join(place, 'spec.json'), 'utf8'))).toEqual(SPEC);
    expect(JSON.parse(readFileSync(join(place, 'golden.json'), 'utf8'))).toEqual(GOLDEN);
    expect(sha256).toBe(createHash('sha256').update(zip).digest('hex'));
  });

  it('has no golden set when there is none', async () => {
    const { zip } = await instanceBundle(FILES, null, SPEC);
    expect(readdirSync(unpacked('plain', zip))).not.toContain('golden.json');
  });

  it('is the same bytes for the same content, whatever the order, the day and the time zone', async () => {
    const { sha256 } = await instanceBundle(FILES, GOLDEN, SPEC);
    const reversed = Object.fromEntries(Object.entries(FILES).toReversed());
    expect((await instanceBundle(reversed, GOLDEN, SPEC)).sha256).toBe(sha256);
    const script = `
      import { instanceBundle } from './src/files/bundle.ts';
      const files = { 'agent.py': Buffer.from(process.argv[2], 'base64'), 'boot.sh': Buffer.from(process.argv[1], 'base64') };
      console.log((await instanceBundle(files, JSON.parse(process.argv[3]), JSON.parse(process.argv[4]))).sha256);`;
    const args = [FILES['boot.sh'], FILES['agent.py']].map((bytes) => Buffer.from(bytes).toString('base64'));
    for (const TZ of ['Asia/Tokyo', 'America/Los_Angeles']) {
      const options = { env: { ...process.env, TZ, NODE_OPTIONS: '' }, encoding: 'utf8' } as const;
      const command = [
        '--input-type=module',
        '-e',
        script,
        ...args,
        JSON.stringify(GOLDEN),
        JSON.stringify(SPEC),
      ];
      expect(execFileSync(process.execPath, command, options).trim()).toBe(sha256);
    }
  });

  it('differs with any part of it', async () => {
    const bundles = [
      await instanceBundle(FILES, GOLDEN, SPEC),
      await instanceBundle({ ...FILES, 'boot.sh': text('echo other\n') }, GOLDEN, SPEC),
      await instanceBundle(FILES, null, SPEC),
      await instanceBundle(FILES, GOLDEN, { ...SPEC, releaseId: 'r2' }),
    ];
    expect(new Set(bundles.map(({ sha256 }) => sha256)).size).toBe(4);
  });
});

describe('readInstanceFiles', () => {
  it('takes the programs and leaves the documentation', async () => {
    const place = join(folder, 'instance');
    mkdirSync(join(place, '__pycache__'), { recursive: true });
    for (const name of ['boot.sh', 'agent.py', 'golden_answers.py', 'README.md', '.hidden.sh'])
      writeFileSync(join(place, name), name);
    expect(Object.keys(await readInstanceFiles(place))).toEqual(['agent.py', 'boot.sh', 'golden_answers.py']);
  });

  it('reads what this project ships', async () => {
    const names = Object.keys(await readInstanceFiles('templates/instance'));
    expect(names).toEqual(expect.arrayContaining(['agent.py', 'boot.sh']));
  });
});

it('filesDigest changes with a name or a content and with nothing else', () => {
  const digest = filesDigest(FILES);
  expect(filesDigest(Object.fromEntries(Object.entries(FILES).toReversed()))).toBe(digest);
  expect(filesDigest({ ...FILES, 'boot.sh': text('') })).not.toBe(digest);
  expect(filesDigest({ 'boot.sh': FILES['boot.sh'], 'other.py': FILES['agent.py'] })).not.toBe(digest);
});
