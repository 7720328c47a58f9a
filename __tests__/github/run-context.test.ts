import { describe, expect, it } from '@jest/globals';
import { runContext } from '../../src/github/run-context.ts';

const job = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'org/models',
  GITHUB_SHA: 'a'.repeat(40),
};

describe('the page that explains codes', () => {
  it('is that of the version of the action that runs', () => {
    const action = { GITHUB_ACTION_REPOSITORY: 'org/torchserve-deploy', GITHUB_ACTION_REF: 'v1' };
    expect(runContext({ ...job, ...action }).helpUrl).toBe(
      'https://github.com/org/torchserve-deploy/blob/v1/docs/troubleshooting.md',
    );
  });

  it('is in the workflow’s own repository and commit for an action that lies in the workspace', () => {
    const local = { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' };
    expect(runContext({ ...job, ...local }).helpUrl).toBe(
      `https://github.com/org/models/blob/${'a'.repeat(40)}/docs/troubleshooting.md`,
    );
  });
});
