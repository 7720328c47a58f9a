import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { verifyArchive } from '../../src/files/verify-archive.ts';
import type { ArchiveFindings } from '../../src/core/archive/findings.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const HANDLER = 'def handle(data, context):\n    return None if data is None else [1] * len(data)\n';

/** Made by the real archiver. */
const archived = (name: string, options: readonly string[] = []): string => {
  const args = [
    '--model-name',
    name,
    '--version',
    '1.0',
    '--handler',
    'h.py',
    '--export-path',
    '.',
    '--force',
    ...options,
  ];
  const python = join(pythonEnvironment().bin, 'python');
  execFileSync(python, ['-m', 'model_archiver.model_packaging', ...args], { cwd: folder, stdio: 'pipe' });
  return join(folder, `${name}.mar`);
};

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
write('h.py', HANDLER);

const MANIFEST = { runtime: 'python', model: { modelName: 'tiny', modelVersion: '1.0', handler: 'h.py' } };
const CONTENT: Zippable = {
  'h.py': strToU8(HANDLER),
  'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(MANIFEST)),
};
const zipped = (change: Zippable): string => write('crafted.mar', zipSync({ ...CONTENT, ...change }));

const verify = (path: string): Promise<ArchiveFindings> => verifyArchive(path, 120);
const codes = async (path: string): Promise<readonly string[]> =>
  (await verify(path)).problems.map(({ code }) => code);

describe('an archive of torch-model-archiver', () => {
  it('is accepted with its name and version', async () => {
    expect(await verify(archived('tiny'))).toEqual({
      modelName: 'tiny',
      modelVersion: '1.0',
      problems: [],
      warnings: [],
    });
  });

  it('is accepted without compression', async () => {
    expect(await codes(archived('stored', ['--archive-format', 'zip-store']))).toEqual([]);
  });

  it('is searched for surprises: model config, requirements, pickles', async () => {
    write('model-config.yaml', 'minWorkers: 4\nmaxWorkers: 2\nresponseTimeout: 600\n');
    write('requirements.txt', 'numpy\n');
    write('weights.pt', Uint8Array.of(0x80, 0x02, 0x7d, 0x2e));
    write('table.pkl', Uint8Array.of(0x80, 0x04, 0x4e, 0x2e));
    const options = ['-c', 'model-config.yaml', '-r', 'requirements.txt', '--serialized-file', 'weights.pt'];
    const { problems, warnings } = await verify(archived('rich', [...options, '--extra-files', 'table.pkl']));
    expect(problems).toEqual([]);
    expect(warnings.map((text) => text.replace(/ .*/s, ''))).toEqual([
      'minWorkers',
      'responseTimeout',
      '"requirements.txt"',
      '"table.pkl"',
      '"weights.pt"',
    ]);
  });

  it('is refused when the handler is not in it', async () => {
    expect(await codes(archived('built-in', ['--handler', 'image_classifier']))).toEqual([]);
    const manifest = { ...MANIFEST, model: { ...MANIFEST.model, handler: 'other.py' } };
    expect(await codes(zipped({ 'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(manifest)) }))).toEqual([
      'TSD2015',
    ]);
  });
});

describe('a file that is no archive', () => {
  it.each([
    ['empty', ''],
    ['text', 'not a zip at all, but long enough to hold the record that a zip ends with'],
  ])('%s', async (_what, content) => {
    expect(await codes(write('none.mar', content))).toEqual(['TSD2001']);
  });

  it('is not there', async () => {
    expect(await codes(join(folder, 'nothing.mar'))).toEqual(['TSD2001']);
  });

  it('is cut off', async () => {
    const whole = zipSync(CONTENT);
    expect(await codes(write('cut.mar', whole.slice(0, whole.length - 30)))).toEqual(['TSD2001']);
  });

  it('has an entry that cannot be unpacked', async () => {
    const damaged = Buffer.from(zipSync(CONTENT));
    const name = damaged.indexOf('MAR-INF/MANIFEST.json');
    damaged.fill(0xff, name + 'MAR-INF/MANIFEST.json'.length, name + 40);
    expect(await codes(write('damaged.mar', damaged))).toEqual(['TSD2001']);
  });
});

describe('a crafted archive', () => {
  it('as such is good', async () => {
    expect(await codes(zipped({}))).toEqual([]);
  });

  it.each(['../evil.py', '/etc/evil', 'a\\..\\evil.py', 'C:/evil', 'a/./evil', 'e\u202evil.py'])(
    'with the path %j',
    async (name) => {
      expect(await codes(zipped({ [name]: strToU8('x') }))).toEqual(['TSD2003']);
    },
  );

  it('with a symbolic link', async () => {
    const link = (0o120777 << 16) >>> 0;
    expect(await codes(zipped({ link: [strToU8('/etc/passwd'), { os: 3, attrs: link }] }))).toEqual([
      'TSD2004',
    ]);
  });

  it('with a second manifest', async () => {
    const parts: Uint8Array[] = [];
    const zip = new Zip((_error, part) => parts.push(part));
    for (const name of ['h.py', 'MAR-INF/MANIFEST.json', 'MAR-INF/MANIFEST.json']) {
      const entry = new ZipDeflate(name);
      zip.add(entry);
      entry.push(CONTENT[name] as Uint8Array, true);
    }
    zip.end();
    expect(await codes(write('twice.mar', Buffer.concat(parts)))).toEqual(['TSD2005']);
  });

  it('with an encrypted entry', async () => {
    const zip = Buffer.from(zipSync(CONTENT));
    const directory = zip.indexOf(Buffer.from('PK\u0001\u0002'));
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await codes(write('encrypted.mar', zip))).toEqual(['TSD2006']);
  });

  it('with too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`f${i}`, new Uint8Array()]));
    expect(await codes(zipped(many))).toEqual(['TSD2002']);
  });

  it('without a manifest', async () => {
    expect(await codes(write('bare.mar', zipSync({ 'h.py': strToU8(HANDLER) })))).toEqual(['TSD2010']);
  });

  it('with a manifest that unpacks to far more than it should', async () => {
    expect(await codes(zipped({ 'MAR-INF/MANIFEST.json': new Uint8Array(10_000_000) }))).toEqual(['TSD2011']);
  });

  it('with a model config that is no YAML, or far too large', async () => {
    const manifest = { ...MANIFEST, model: { ...MANIFEST.model, configFile: 'c.yaml' } };
    const named = { 'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(manifest)) };
    expect(await codes(zipped({ ...named, 'c.yaml': strToU8('a: [') }))).toEqual(['TSD2016']);
    expect(await codes(zipped({ ...named, 'c.yaml': strToU8('#'.repeat(70_000)) }))).toEqual(['TSD2016']);
  });

  it('with everything wrong at once', async () => {
    const manifest = { runtime: 'perl', model: { modelName: '-', handler: 'x.py' } };
    const change = { '../x': strToU8('x'), 'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(manifest)) };
    expect(await codes(zipped(change))).toEqual(['TSD2003', 'TSD2012', 'TSD2013', 'TSD2013', 'TSD2015']);
  });
});
