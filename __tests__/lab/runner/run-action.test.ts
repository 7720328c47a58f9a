import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { groupMembers } from '../../../lab/proc-table.ts';
import { runAction, type RunOptions, type RunResult } from '../../../lab/runner/run-action.ts';
import { skewedClock } from '../../../lab/runner/skewed-clock.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = temporaryFolder();

const TOKEN = 'ghs_secretTokenOfThisTest';

/** Runs `main`, JavaScript in which `core` is `@actions/core`, as a step; `post` in its post step. */
const step = (main: string, changes: Partial<RunOptions> = {}, post = ''): Promise<RunResult> => {
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

describe('inputs', () => {
  it('reach the step as INPUT_*, dashes kept, defaults evaluated', async () => {
    const { outputs } = await step(
      `core.setOutput('same', String(process.env['INPUT_GITHUB-TOKEN'] === '${TOKEN}'));
       core.setOutput('two', process.env['INPUT_TWO_WORDS']);
       core.setOutput('read', core.getInput('two words'));`,
    );
    expect(outputs).toEqual({ same: 'true', two: 'on acme/models', read: 'on acme/models' });
  });

  it('that are given win over the defaults', async () => {
    const { outputs } = await step(`core.setOutput('two', core.getInput('two words'))`, {
      inputs: { 'two words': 'mine' },
    });
    expect(outputs).toEqual({ two: 'mine' });
  });

  it('that are unknown or deprecated are warned of', async () => {
    const { annotations } = await step('', { inputs: { stranger: '1', 'old-name': '2' } });
    expect(annotations.map(({ message }) => message)).toEqual([
      `Unexpected input(s) 'stranger', valid inputs are ['main', 'post', 'github-token', 'two words', 'old-name']`,
      `Input 'old-name' has been deprecated with message: use main`,
    ]);
  });
});

describe('surroundings', () => {
  it('are those of a job: workspace, event and run, and nothing inherited', async () => {
    process.env['LAB_LEAK'] = 'seen';
    const { outputs } = await step(
      `const { readFileSync } = await import('node:fs');
       core.setOutput('event', readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
       core.setOutput('here', String(process.cwd() === process.env.GITHUB_WORKSPACE));
       core.setOutput('run', process.env.GITHUB_RUN_ID + ' ' + process.env.GITHUB_REPOSITORY);
       core.setOutput('leak', String(process.env.LAB_LEAK));`,
    );
    delete process.env['LAB_LEAK'];
    expect(outputs).toEqual({
      event: '{"pull_request":{"number":7}}',
      here: 'true',
      run: '77 acme/models',
      leak: 'undefined',
    });
  });
});

describe('what a step says', () => {
  it('outputs of several lines come back whole', async () => {
    const { outputs } = await step(`core.setOutput('text', 'a\\n\\nb=c<<d'); core.setOutput('json', {x: 1})`);
    expect(outputs).toEqual({ text: 'a\n\nb=c<<d', json: '{"x":1}' });
  });

  it('annotations keep level, title and text; at most ten of a level', async () => {
    const { annotations } = await step(
      `core.error('50% of\\nit', { title: 'TSD1203' });
       for (let i = 0; i < 12; i += 1) core.warning('w' + i);`,
    );
    expect(annotations[0]).toEqual({ level: 'error', title: 'TSD1203', message: '50% of\nit' });
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
  });

  it('an annotation is cut at 4,096 characters', async () => {
    const { annotations } = await step(`core.notice('x'.repeat(5000))`);
    expect(annotations[0]?.message).toHaveLength(4096);
  });

  it('secrets are masked in log, annotations and summary, the token always', async () => {
    const { log, annotations, summary } = await step(
      `core.setSecret('hunter2\\nsecond line');
       console.log('a hunter2 b'); console.log('second line');
       core.error('token ${TOKEN}');
       await core.summary.addRaw('hunter2').write();`,
    );
    const text = [...log, ...annotations.map(({ message }) => message), summary].join('\n');
    expect(text).toContain('a *** b');
    expect(text).not.toMatch(/hunter2|second line/);
    expect(text).not.toContain(TOKEN);
  });

  it('groups and debug lines are the runner’s; debug is quiet unless asked for', async () => {
    const main = `core.startGroup('verifying'); core.debug('detail'); core.info('line'); core.endGroup()`;
    expect((await step(main)).log).toEqual(
      expect.arrayContaining(['##[group]verifying', 'line', '##[endgroup]']),
    );
    expect((await step(main)).log.join('\n')).not.toContain('detail');
    expect((await step(main, { debug: true })).log).toContain('##[debug]detail');
  });

  it.each(['::error::forged', 'before ##[error]forged'])(
    'a printed line is obeyed as a command: %s',
    async (line) => {
      const { annotations } = await step(`core.info(${JSON.stringify(`model said:\n${line}`)})`);
      expect(annotations).toEqual([{ level: 'error', title: '', message: 'forged' }]);
    },
  );

  it('commands stop where the step stops them, until its own word', async () => {
    const { annotations, log } = await step(
      `console.log('::stop-commands::word'); console.log('::error::not one');
       console.log('::word::'); console.log('::error::one');`,
    );
    expect(annotations.map(({ message }) => message)).toEqual(['one']);
    expect(log).toContain('::error::not one');
  });

  it('a summary over 1 MiB is dropped with an error', async () => {
    const { summary, annotations } = await step(
      `await core.summary.addRaw('x'.repeat(1024 * 1023)).write(); await core.summary.addRaw('y'.repeat(1025)).write()`,
    );
    expect(summary).toBe('');
    expect(annotations[0]?.message).toContain('upload aborted, supports content up to a size of 1024k');
  });
});

describe('the end of a step', () => {
  it('a failure is its exit code and the post step still runs, with the saved state', async () => {
    const { exitCode, postExitCode, log } = await step(
      `core.saveState('deployment', '42'); core.setFailed('no')`,
      {},
      `console.log('state ' + core.getState('deployment'))`,
    );
    expect({ exitCode, postExitCode }).toEqual({ exitCode: 1, postExitCode: 0 });
    expect(log).toContain('state 42');
  });

  it('what was exported is there in the post step', async () => {
    const { log } = await step(
      `core.exportVariable('CHOSEN', 'x1')`,
      {},
      `console.log('it is ' + process.env.CHOSEN)`,
    );
    expect(log).toContain('it is x1');
  });
});

/** A step that names the signals it gets and ends on `endsOn`. */
const listening = (endsOn: string): string =>
  `for (const name of ['SIGINT', 'SIGTERM'])
     process.on(name, () => { console.log('got ' + name); if (name === '${endsOn}') process.exit(3); });
   console.log('ready'); setInterval(() => undefined, 1000); await new Promise(() => undefined);`;

/** A step that ends by a signal is never killed by time; one that does not has long to hear both signals first. */
const cancelled = (endsOn: string): Promise<RunResult> => {
  const killMs = endsOn === 'nothing' ? 2_000 : 60_000;
  const cancel = new AbortController();
  return step(
    listening(endsOn),
    {
      cancel: cancel.signal,
      cancelTimes: { terminateMs: endsOn === 'SIGINT' ? 60_000 : 100, killMs },
      echo: (line) => line === 'ready' && cancel.abort(),
    },
    `console.log('cleaned up')`,
  );
};

describe('a cancel', () => {
  it.each([
    ['SIGINT', 3, ['got SIGINT']],
    ['SIGTERM', 3, ['got SIGINT', 'got SIGTERM']],
    ['nothing', null, ['got SIGINT', 'got SIGTERM']],
  ])('comes in steps until the step ends on %s; then the post step runs', async (endsOn, code, heard) => {
    const { exitCode, postExitCode, log } = await cancelled(endsOn);
    expect({ exitCode, postExitCode }).toEqual({ exitCode: code, postExitCode: 0 });
    expect(log.filter((line) => line.startsWith('got '))).toEqual(heard);
    expect(log.at(-1)).toBe('cleaned up');
  });
});

describe('a runner that is lost', () => {
  it('dies with all that the step started, at once, and no post step follows', async () => {
    const lost = new AbortController();
    const { exitCode, postExitCode, runnerLost, log } = await step(
      `const { spawn } = await import('node:child_process');
       spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
       for (const name of ['SIGINT', 'SIGTERM', 'exit']) process.on(name, () => console.log('got ' + name));
       console.log('group ' + process.pid); await new Promise(() => undefined);`,
      { lost: lost.signal, echo: (line) => line.startsWith('group ') && lost.abort() },
      `console.log('cleaned up')`,
    );
    expect({ exitCode, postExitCode, runnerLost }).toEqual({
      exitCode: null,
      postExitCode: null,
      runnerLost: true,
    });
    expect(log).toHaveLength(1);
    expect(groupMembers(Number(log[0]?.slice('group '.length)))).toEqual([]);
  });

  it('in its post step ends that one too', async () => {
    const lost = new AbortController();
    const { exitCode, postExitCode, runnerLost } = await step(
      '',
      { lost: lost.signal, echo: (line) => line === 'cleaning' && lost.abort() },
      `console.log('cleaning'); setInterval(() => undefined, 1000); await new Promise(() => undefined);`,
    );
    expect({ exitCode, postExitCode, runnerLost }).toEqual({
      exitCode: 0,
      postExitCode: null,
      runnerLost: true,
    });
  });

  it('is told apart from one that was not', async () => {
    expect((await step('')).runnerLost).toBe(false);
  });
});

describe('a clock that is wrong', () => {
  const ask = `const real = Number(process.env.REAL);
    const out = (name, value) => core.setOutput(name, String(Math.round(value / 3_600_000)));
    out('now', Date.now() - real); out('made', new Date().getTime() - real);
    out('text', Date.parse(Date()) - real); out('given', new Date(real).getTime() - real);
    core.setOutput('kind', String(new Date() instanceof Date));
    const { execFileSync } = await import('node:child_process');
    out('child', Number(execFileSync(process.execPath, ['-p', 'Date.now()'])) - real);`;

  it.each([
    ['ahead', 2],
    ['behind', -3],
  ])('is %s by %d h for the step alone, and dates made from something stay right', async (_, hours) => {
    const env = { PATH: process.env['PATH'] ?? '', REAL: String(Date.now()) };
    const nodeArguments = skewedClock(hours * 3_600_000);
    const { outputs } = await step(ask, { env, nodeArguments });
    const shift = String(hours);
    expect(outputs).toEqual({ now: shift, made: shift, text: shift, given: '0', kind: 'true', child: '0' });
  });

  it('of nothing needs nothing', () => {
    expect(skewedClock(0)).toEqual([]);
  });
});
