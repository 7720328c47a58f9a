import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { runAction, type RunOptions, type RunResult } from '../../../lab/runner/run-action.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = temporaryFolder();

export const TOKEN = 'ghs_secretTokenOfThisTest';

/**
 * Runs JavaScript as a step: `main` in the main step, `post` in the post step. `core` is `@actions/core` there.
 */
export const step = (main: string, changes: Partial<RunOptions> = {}, post = ''): Promise<RunResult> => {
  const temp = mkdtempSync(join(folder, 'step-'));
  const { inputs = {}, ...others } = changes;
  return runAction({
    actionDir: new URL('./scripted-action', import.meta.url).pathname,
    inputs: { main, post, ...inputs },
    event: { pull_request: { number: 7 } },
    job: {
      repository: 'acme/models',
      runId: '77',
      runAttempt: '1',
      sha: 'a'.repeat(40),
      ref: 'refs/heads/main',
      actor: 'octocat',
      eventName: 'pull_request',
      serverUrl: 'https://github.com',
      apiUrl: 'http://127.36.3.1:1',
      token: TOKEN,
    },
    env: { PATH: process.env['PATH'] ?? '', HOME: temp },
    workspace: temp,
    temp,
    ...others,
  });
};
