import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';

/** The real builder with requirements of its own: one wheel of nothing, from a package index of this test. */
const BUILDER = resolve('scripts/build_python_environment.py');
const PATIENCE = 120_000;
const ADDRESS = '127.31.0.1';

/** `/simple/` has the plain build, `/cpu/` the CPU build. */
const BUILDS: Readonly<Record<string, string>> = { '/simple/torch/': '1.0', '/cpu/torch/': '1.0+cpu' };
let server: Server;
let indexes: string;
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html');
    const version = BUILDS[url];
    const file = decodeURIComponent(url).match(/torch-(.+)-py3/)?.[1];
    if (version !== undefined) response.end(`<a href="/torch-${version}-py3-none-any.whl">torch</a>`);
    else if (file !== undefined) response.end(wheel('torch', file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, ADDRESS, listening));
  indexes = `http://${ADDRESS}:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let root: string;
let directory: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'python-'));
  directory = join(root, 'environment');
  writeFileSync(join(root, 'pins.txt'), 'torch==1.0\n');
  writeFileSync(join(root, 'requirements.txt'), 'torch\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function wheel(name: string, version: string): Uint8Array {
  const info = `${name}-${version}.dist-info`;
  const text = (value: string) => new TextEncoder().encode(value);
  return zipSync({
    [`${info}/METADATA`]: text(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    [`${info}/WHEEL`]: text(
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`${info}/RECORD`]: text(''),
  });
}

/** Nothing of this machine's own pip configuration. */
function start(env: NodeJS.ProcessEnv = {}): ChildProcess {
  const args = [BUILDER, directory, join(root, 'requirements.txt'), join(root, 'pins.txt')];
  return spawn('python3', args, {
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
    'is not complete when an installation fails, and the end of pip’s output says why',
    async () => {
      writeFileSync(join(root, 'requirements.txt'), 'no-such-package');
      const { code, said } = await ended(start());
      expect({ code, complete: complete() }).toEqual({ code: 1, complete: false });
      expect(said).toContain('No matching distribution found for no-such-package');
    },
    PATIENCE,
  );

  it(
    'is refused with the remedy where Python cannot make one, as Debian’s without python3-venv',
    async () => {
      writeFileSync(join(root, 'ensurepip.py'), 'raise ImportError("absent", name="ensurepip")');
      const { code, said } = await ended(start({ PYTHONPATH: root }));
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('apt install python3-venv') });
      expect(existsSync(directory)).toBe(false);
    },
    PATIENCE,
  );
});

describe('torch', () => {
  it(
    'comes from the index that LAB_TORCH_INDEX_URL names; the size is said first, and a second run finds it',
    async () => {
      const { code, said } = await ended(start({ LAB_TORCH_INDEX_URL: `${indexes}/cpu/` }));
      expect(code).toBe(0);
      expect(said).toMatch(/torch: from .*\/cpu\/\.\n[\s\S]*to download[\s\S]*ready after/);
      expect([complete(), torchVersion()]).toEqual([true, '1.0+cpu']);
      expect(await ended(start())).toEqual({ code: 0, said: '' });
    },
    PATIENCE,
  );

  it(
    'is the plain build when that index has none',
    async () => {
      const { code, said } = await ended(start({ LAB_TORCH_INDEX_URL: `${indexes}/gone/` }));
      expect(code).toBe(0);
      expect(said).toContain('/gone/ did not answer with a fitting build; taking the plain build');
      expect(torchVersion()).toBe('1.0');
    },
    PATIENCE,
  );
});
