import { describe, expect, it } from '@jest/globals';
import { groupMembers } from '../../../lab/processes/proc-table.ts';
import type { RunResult } from '../../../lab/runner/run-action.ts';
import { step } from './scripted-step.ts';

/** A step that prints the signals that it gets, and ends on `endsOn`. */
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

describe('a lost runner', () => {
  it('ends all that the step started at once, and no post step follows', async () => {
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

  it('is marked in the result', async () => {
    expect((await step('')).runnerLost).toBe(false);
  });
});
