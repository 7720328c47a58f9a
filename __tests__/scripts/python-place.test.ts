import { afterEach, describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { pythonPlace } from '../../scripts/python-place.mjs';

const { XDG_CACHE_HOME, LAB_PYTHON_BIN, LAB_JAVA_HOME } = process.env;
const set = (values: Readonly<Record<string, string | undefined>>) => {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
afterEach(() => set({ XDG_CACHE_HOME, LAB_PYTHON_BIN, LAB_JAVA_HOME }));

describe('the environment', () => {
  it('is in the user’s cache directory, under one name for one set of lock files', () => {
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
