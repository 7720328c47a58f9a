import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { pinsFor, pythonPlace } from '../../scripts/python-place.mjs';

const { XDG_CACHE_HOME, LAB_PYTHON_BIN, LAB_JAVA_HOME } = process.env;
const set = (values: Readonly<Record<string, string | undefined>>) => {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
afterEach(() => set({ XDG_CACHE_HOME, LAB_PYTHON_BIN, LAB_JAVA_HOME }));

describe('the pins', () => {
  const pinned = ['3.9', '3.11', '3.10'];

  it.each([
    ['3.10', '3.10'],
    ['3.11', '3.11'],
    ['3.14', '3.11'],
  ])('for Python %s are those of %s', (version, pins) => {
    expect(pinsFor(version, pinned)).toBe(pins);
  });

  it('are refused for an older Python, naming the oldest', () => {
    expect(() => pinsFor('3.8', pinned)).toThrow('Python 3.9 or newer is needed, python3 is 3.8.');
  });

  it('cover all that is asked for, at one exact version each', () => {
    const { requirements, pins } = pythonPlace();
    const lines = (file: string) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /^[^#]/.test(line));
    const versions = lines(pins).map((line) => line.match(/^([\w.-]+)==[\w.]+$/)?.[1]?.toLowerCase());
    expect(versions).not.toContain(undefined);
    expect(
      lines(requirements)
        .map((name) => name.replace(/\[.*/, ''))
        .filter((name) => !versions.includes(name)),
    ).toEqual([]);
  });
});

describe('the environment', () => {
  it('is in the user’s cache directory, under one name for one set of pins', () => {
    set({ XDG_CACHE_HOME: '/somewhere' });
    expect(pythonPlace().dir).toMatch(/^\/somewhere\/torchserve-deploy\/python-[0-9a-f]{12}-3\.\d+-\w+-\w+$/);
    expect(pythonPlace()).toEqual(pythonPlace());
  });

  it('is the one that the variables name', () => {
    set({ LAB_PYTHON_BIN: '/a/bin', LAB_JAVA_HOME: '/a/java' });
    expect(pythonEnvironment()).toEqual({ bin: '/a/bin', javaHome: '/a/java' });
  });

  it('is missed with the command that builds it', () => {
    set({ XDG_CACHE_HOME: '/nowhere', LAB_PYTHON_BIN: undefined, LAB_JAVA_HOME: undefined });
    expect(() => pythonEnvironment()).toThrow(/\/nowhere\/.*npm run setup/);
  });
});
