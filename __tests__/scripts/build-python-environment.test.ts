import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';

/** The real builder with lock files of its own: one wheel of nothing, from a package index of this test. */
const BUILDER = resolve('scripts/build_python_environment.py');
const PATIENCE = 120_000;
const ADDRESS = '127.31.0.1';

/** The wheels in each index: `/simple/` has the plain build, `/cpu/` a CPU build, `/old/` an older one. */
const BUILDS: Readonly<Record<string, string>> = { simple: '1.0', cpu: '1.0+cpu', old: '0.9+cpu' };
let server: Server;
let indexes: string;
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html');
    const version = BUILDS[/^\/(\w+)\/torch\/$/.exec(url)?.[1] ?? ''];
    const file = decodeURIComponent(url).match(/torch-(.+)-py3/)?.[1];
    if (url.startsWith('/silent/')) return;
    if (version !== undefined) response.end(`<a href="/torch-${version}-py3-none-any.whl">torch</a>`);
    else if (file !== undefined) response.end(wheel('torch', file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, ADDRESS, listening));
  indexes = `http://${ADDRESS}:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let root: string;
let directory: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'python-'));
  directory = join(root, 'environment');
  lock('packages.txt', '');
  lock('torch-cpu.txt', pinned('1.0+cpu'));
  lock('torch-plain.txt', pinned('1.0'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = (file: string, text: string): void => writeFileSync(join(root, file), text);

function pinned(version: string, content = wheel('torch', version)): string {
  return `torch==${version} --hash=sha256:${createHash('sha256').update(content).digest('hex')}\n`;
}

function wheel(name: string, version: string): Uint8Array {
  const info = `${name}-${version}.dist-info`;
  const text = (value: string) => new TextEncoder().encode(value);
  const files = {
    [`${info}/METADATA`]: text(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    [`${info}/WHEEL`]: text(
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`${info}/RECORD`]: text(''),
  };
  // The same bytes whenever it is made: its hash is locked.
  return zipSync(files, { mtime: '2026-01-01' });
}

/** With nothing of this machine's own pip configuration. An empty index asks for the plain build. */
function start(index = '', env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn('python3', [BUILDER, directory, root, index], {
    env: {
      PATH: process.env['PATH'],
      HOME: root,
      PIP_CONFIG_FILE: '/dev/null',
      PIP_INDEX_URL: `${indexes}/simple/`,
      ...env,
    },
  });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  const listen = (data: Buffer) => {
    said += data.toString();
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

const complete = (): boolean => existsSync(join(directory, '.complete'));

function torchVersion(): string {
  const program = 'import importlib.metadata as m; print(m.version("torch"))';
  return spawnSync(join(directory, 'bin', 'python'), ['-c', program], { encoding: 'utf8' }).stdout.trim();
}

async function begun(): Promise<void> {
  while (!existsSync(join(directory, 'pyvenv.cfg'))) await new Promise((wake) => setTimeout(wake, 20));
}

describe('the Python environment', () => {
  it(
    'is built by one of two set-ups while the other waits, after a killed one and without what that left behind',
    async () => {
      const killed = start();
      await begun();
      writeFileSync(join(directory, 'left-behind'), '');
      const [second, third] = [start(), start()];
      killed.kill('SIGKILL');
      const both = await Promise.all([ended(second), ended(third)]);
      expect(both.map(({ code }) => code)).toEqual([0, 0]);
      expect(both.filter(({ said }) => said.includes('ready after'))).toHaveLength(1);
      expect([complete(), existsSync(join(directory, 'left-behind'))]).toEqual([true, false]);
    },
    PATIENCE,
  );

  it(
    'is not complete after an interruption',
    async () => {
      const child = start();
      await begun();
      child.kill('SIGTERM');
      expect((await ended(child)).code).toBe(128 + 15);
      expect(complete()).toBe(false);
    },
    PATIENCE,
  );

  it(
    'is not complete when a package is missing, and the end of pip’s output says why',
    async () => {
      lock('packages.txt', pinned('1.0').replace('torch', 'no-such-package'));
      const { code, said } = await ended(start());
      expect({ code, complete: complete() }).toEqual({ code: 1, complete: false });
      expect(said).toContain('No matching distribution found for no-such-package');
      expect(said).toContain("torch: the plain build with CUDA's libraries");
      expect(said).toContain('because LAB_TORCH_INDEX_URL is empty');
    },
    PATIENCE,
  );

  it(
    'is not complete when a package has another hash than the locked one',
    async () => {
      lock('torch-cpu.txt', pinned('1.0+cpu', wheel('torch', 'changed')));
      const { code, said } = await ended(start(`${indexes}/cpu/`));
      expect({ code, complete: complete() }).toEqual({ code: 1, complete: false });
      expect(said).toContain('THESE PACKAGES DO NOT MATCH THE HASHES');
    },
    PATIENCE,
  );

  it(
    'is not complete with a package that has no hash',
    async () => {
      lock('torch-plain.txt', 'torch==1.0\n');
      const { code, said } = await ended(start());
      expect({ code, complete: complete() }).toEqual({ code: 1, complete: false });
      expect(said).toContain('Hashes are required in --require-hashes mode');
    },
    PATIENCE,
  );
});

describe('torch', () => {
  it(
    'is the CPU build of the index; the size is said first, and a second run finds it',
    async () => {
      const { code, said } = await ended(start(`${indexes}/cpu/`));
      expect(code).toBe(0);
      expect(said).toMatch(/torch: the CPU build, from .*\/cpu\/\.\n[\s\S]*to download[\s\S]*ready after/);
      expect([complete(), torchVersion()]).toEqual([true, '1.0+cpu']);
      expect(await ended(start())).toEqual({ code: 0, said: '' });
    },
    PATIENCE,
  );

  it.each([
    ['has no torch', 'gone', /the plain build .* because .*\/gone\/ does not answer within 3 s/],
    ['never answers', 'silent', /the plain build .* because .*\/silent\/ does not answer within 3 s/],
    [
      'has another version',
      'old',
      /the plain build .* because .*\/old\/ has no torch 1\.0\+cpu for this Python/,
    ],
  ])(
    'is the plain build where the index %s, and the reason is said',
    async (_which, index, reason) => {
      const { code, said } = await ended(start(`${indexes}/${index}/`));
      expect(said).toMatch(reason);
      expect({ code, torch: torchVersion() }).toEqual({ code: 0, torch: '1.0' });
    },
    PATIENCE,
  );
});
