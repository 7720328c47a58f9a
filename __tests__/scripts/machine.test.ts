import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { missingForNode, missingLinux, missingPython } from '../../scripts/machine.mjs';
import { systemPython } from '../../scripts/system-python.mjs';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const linux = { platform: 'linux', arch: 'x64', node: '20.11.0', npm: true } as const;
const python = (version: string, missing: readonly string[] = []) => ({
  version,
  minor: version.split('.').slice(0, 2).join('.'),
  missing,
});

describe('what a machine lacks', () => {
  it('is nothing on Linux x86-64 with the oldest Node, and elsewhere with Node 24', () => {
    expect(missingForNode(linux)).toBeNull();
    expect(missingForNode({ ...linux, arch: 'arm64', node: '24.0.0' })).toBeNull();
    expect(missingForNode({ ...linux, platform: 'darwin', arch: 'arm64', node: '26.1.0' })).toBeNull();
    expect(missingLinux('linux')).toBeNull();
  });

  it('is npm', () => {
    expect(missingForNode({ ...linux, npm: false })).toMatch(/^npm is needed .*\.$/);
  });

  it('is Node 24 where npm has no package of it', () => {
    expect(missingForNode({ ...linux, arch: 'arm64' })).toMatch(
      /^Node 24 or newer is needed on linux-arm64, this is 20\.11\.0.*\.$/,
    );
  });

  it.each([
    ['darwin', 'macOS'],
    ['win32', 'Windows'],
    ['freebsd', 'freebsd'],
  ] as const)('is Linux on %s, and the dev container is the remedy', (platform, name) => {
    expect(missingLinux(platform)).toMatch(
      new RegExp(`^Linux is needed, this is ${name}: .*\\.devcontainer.*\\.$`),
    );
  });

  it.each(['3.10.0', '3.11.7', '3.14.2'])('is nothing with Python %s', (version) => {
    expect(missingPython(python(version))).toBeNull();
  });

  it.each(['3.9.18', '3.15.0', '2.7.18'])('is another Python with %s', (version) => {
    expect(missingPython(python(version))).toMatch(
      new RegExp(`^Python 3\\.10 to 3\\.14 is needed, python3 is ${version}: .*\\.$`),
    );
  });

  it('is Python where there is none', () => {
    expect(missingPython(null)).toMatch(/^Python 3\.10 to 3\.14 is needed, python3 is not on PATH: .*\.$/);
  });

  it('is python3-venv where Python cannot make an environment', () => {
    const missing = missingPython(python('3.11.2', ['ensurepip']));
    expect(missing).toMatch(
      /^python3 3\.11\.2 cannot .* no module ensurepip: .*apt install python3-venv\)\.$/,
    );
  });
});

describe('the machine’s python3', () => {
  it('is seen with its version and all that an environment needs', () => {
    expect(systemPython()).toEqual({
      version: expect.stringMatching(/^3\.\d+\.\d+$/),
      minor: expect.stringMatching(/^3\.\d+$/),
      missing: [],
    });
  });
});

/** `npm run setup` as npm starts it, in this environment. */
function setUp(env: NodeJS.ProcessEnv) {
  const args = ['-r', './scripts/node-version.cjs', 'scripts/setup.mjs'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('the set-up', () => {
  it('says in one line that Python cannot make an environment, as Debian’s without python3-venv', () => {
    writeFileSync(join(folder, 'ensurepip.py'), 'raise ImportError');
    const env = { PATH: process.env['PATH'], HOME: folder, PYTHONPATH: folder };
    const { status, stdout, stderr } = setUp(env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^.*apt install python3-venv\)\.\n$/);
  });

  it('says in one line that there is no Python', () => {
    const commands = join(folder, 'commands');
    mkdirSync(commands);
    symlinkSync(process.execPath, join(commands, 'node'));
    expect(setUp({ PATH: commands, HOME: folder })).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Python 3\.10 to 3\.14 is needed, python3 is not on PATH.*\n$/),
    });
  });

  it('says in one line that there is no npm', () => {
    const commands = join(folder, 'without-npm');
    mkdirSync(commands);
    const python3 = spawnSync('sh', ['-c', 'command -v python3'], { encoding: 'utf8' }).stdout.trim();
    writeFileSync(
      join(commands, 'python3'),
      `#!/bin/sh\nPATH='${process.env['PATH']}' exec '${resolve(python3)}' "$@"\n`,
      {
        mode: 0o755,
      },
    );
    expect(setUp({ PATH: `${commands}:/nowhere`, HOME: folder })).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^npm is needed.*\n$/),
    });
  });
});
