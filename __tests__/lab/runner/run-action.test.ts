import { describe, expect, it } from '@jest/globals';
import { step, TOKEN } from './scripted-step.ts';

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

  it('that are unknown or deprecated give a warning', async () => {
    const { annotations } = await step('', { inputs: { stranger: '1', 'old-name': '2' } });
    expect(annotations.map(({ message }) => message)).toEqual([
      `Unexpected input(s) 'stranger', valid inputs are ['main', 'post', 'github-token', 'two words', 'old-name']`,
      `Input 'old-name' has been deprecated with message: use main`,
    ]);
  });
});

describe('the environment', () => {
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

describe('the output of a step', () => {
  it('outputs of several lines are kept whole', async () => {
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

  it('commands stop where the step stops them, until its own token', async () => {
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
  it('a failure gives its exit code, and the post step still runs with the saved state', async () => {
    const { exitCode, postExitCode, log } = await step(
      `core.saveState('deployment', '42'); core.setFailed('no')`,
      {},
      `console.log('state ' + core.getState('deployment'))`,
    );
    expect({ exitCode, postExitCode }).toEqual({ exitCode: 1, postExitCode: 0 });
    expect(log).toContain('state 42');
  });

  it('exported variables are in the environment of the post step', async () => {
    const { log } = await step(
      `core.exportVariable('CHOSEN', 'x1')`,
      {},
      `console.log('it is ' + process.env.CHOSEN)`,
    );
    expect(log).toContain('it is x1');
  });
});
