import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cpuWheels, lockFiles } from '../../scripts/python-lock-files.mjs';
import { PYTHON_VERSIONS } from '../../scripts/system-python.mjs';

const HASH = 'a'.repeat(64);
const locked = (name: string): string => readFileSync(`lab/python-lock/${name}`, 'utf8');
/** Each requirement with its hashes on one line. */
const requirements = (text: string): string[] =>
  text
    .replaceAll(/ *\\\n */g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const nameOf = (requirement: string): string => requirement.split('==')[0] ?? '';

describe('the lock files', () => {
  const files = ['packages.txt', 'torch-cpu.txt', 'torch-plain.txt'];

  it.each(files)('pin every package of %s with its hashes, and name no place', (name) => {
    const wrong = requirements(locked(name)).filter(
      (one) => !/^[\w.-]+==[\w.+]+( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+$/.test(one),
    );
    expect(wrong).toEqual([]);
    expect(locked(name)).not.toMatch(/:\/\/|--(?:extra-)?index-url|--find-links/);
  });

  it('cover all that is asked for', () => {
    const names = files.flatMap((name) => requirements(locked(name)).map(nameOf));
    const asked = requirements(readFileSync('lab/python-requirements.txt', 'utf8'));
    expect(asked.map((one) => one.split(/[[=]/)[0]).filter((name) => !names.includes(name ?? ''))).toEqual(
      [],
    );
  });

  it('have one version of torch, and CUDA’s libraries with the plain build alone', () => {
    const versions = files.flatMap((name) => locked(name).match(/^torch==[\d.]+/gm) ?? []);
    expect(new Set(versions).size).toBe(1);
    const cuda = (name: string) =>
      requirements(locked(name)).filter((one) => /^(?:nvidia|cuda|triton)/.test(one));
    expect([cuda('packages.txt'), cuda('torch-cpu.txt')]).toEqual([[], []]);
    expect(cuda('torch-plain.txt').length).toBeGreaterThan(10);
  });

  it('have a CPU build for every Python and both architectures', () => {
    const markers = requirements(locked('torch-cpu.txt')).map((one) => one.match(/; (.*?) --/)?.[1]);
    expect(markers).toEqual(
      PYTHON_VERSIONS.flatMap((version) =>
        ['x86_64', 'aarch64'].map(
          (machine) => `python_version == '${version}' and platform_machine == '${machine}'`,
        ),
      ),
    );
  });
});

describe('torch, apart from the other packages', () => {
  const whole = `numpy==1.0 \\\n    --hash=sha256:${HASH}
nvidia-x==1.0 ; sys_platform == 'linux' \\\n    --hash=sha256:${HASH}
torch==2.0 \\\n    --hash=sha256:${HASH}\n`;
  const page = PYTHON_VERSIONS.flatMap((version) =>
    ['x86_64', 'aarch64'].map((machine) => {
      const tag = `cp${version.replace('.', '')}`;
      const wheel = `torch-2.0%2Bcpu-${tag}-${tag}-manylinux_2_28_${machine}.whl`;
      return `<a href="/whl/cpu/${wheel}#sha256=${HASH}">torch</a><br>`;
    }),
  ).join('\n');

  it('takes its CPU builds’ hashes from the index', () => {
    const files = lockFiles(whole, cpuWheels(page), '');
    expect(requirements(files['packages.txt']).map(nameOf)).toEqual(['numpy']);
    expect(requirements(files['torch-plain.txt']).map(nameOf)).toEqual(['nvidia-x', 'torch']);
    expect(requirements(files['torch-cpu.txt'])[0]).toBe(
      `torch==2.0+cpu ; python_version == '3.10' and platform_machine == 'x86_64' --hash=sha256:${HASH}`,
    );
  });

  it('keeps what was locked for the same version where the index does not answer', () => {
    const before = lockFiles(whole, cpuWheels(page), '')['torch-cpu.txt'];
    expect(lockFiles(whole, null, before)['torch-cpu.txt']).toBe(before);
  });

  it('is refused with another version there, and without a hash for some Python', () => {
    expect(() => lockFiles(whole, null, 'torch==1.9+cpu ; …')).toThrow(
      /^torch 2\.0\+cpu: the CPU index does not/,
    );
    expect(() => lockFiles(whole, cpuWheels(page.replace('cp312-cp312', 'cp39-cp39')), '')).toThrow(
      /no hash of torch-2\.0\+cpu-cp312/,
    );
  });
});
