import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { readProcess } from '../../lab/processes/proc-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { processesBelow } from './processes-below.ts';

const PATIENCE = 120_000;
const folder = temporaryFolder();
let group: number | null = null;

/** `npm run lab` as a terminal starts it, in a process group of its own. */
interface RunningLab {
  /** Each is the parent of the next. */
  readonly line: readonly [npm: number, shell: number, script: number, lab: number];
  /** Processes and folders that are there now; none, once all has ended. */
  left(): readonly string[];
}

async function runningLab(temporary: string): Promise<RunningLab> {
  mkdirSync(temporary);
  const npm = spawn('npm', ['run', 'lab'], {
    detached: true,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  group = npm.pid!;
  let said = '';
  npm.stdout.on('data', (data: Buffer) => (said += data.toString()));
  while (!said.includes('Ctrl-C ends it all')) await sleep(50);
  const block = /port 80 is 8080 at (127\.\d+\.)/.exec(said)![1]!;
  const shell = childOf(npm.pid!);
  const script = childOf(shell);
  const line = [npm.pid!, shell, script, childOf(script)] as const;
  return {
    line,
    left: () => [
      ...line.filter(living).map((pid) => `process ${line.indexOf(pid)} of npm, shell, script, lab`),
      ...processesBelow(temporary),
      ...processesBelow(block),
      ...readdirSync(temporary).filter((entry) => entry.startsWith('tsd-')),
    ],
  };
}

const childOf = (pid: number): number =>
  Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10);

const living = (pid: number): boolean => !['Z', undefined].includes(readProcess(pid)?.state);

/** Whatever a failed test leaves running; the lab's guardian ends the rest. */
afterEach(() => {
  try {
    if (group !== null) process.kill(-group, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
});

it.each([
  ['SIGTERM to npm alone', 'SIGTERM', ([npm]) => npm],
  ['SIGTERM to the script alone', 'SIGTERM', ([, , script]) => script],
  ['SIGTERM to the whole group', 'SIGTERM', ([npm]) => -npm],
  ['Ctrl-C, which the whole group gets', 'SIGINT', ([npm]) => -npm],
  ['SIGKILL of npm’s child alone', 'SIGKILL', ([, shell]) => shell],
  ['SIGKILL of the script alone', 'SIGKILL', ([, , script]) => script],
] satisfies [string, NodeJS.Signals, (line: RunningLab['line']) => number][])(
  'npm run lab leaves no process and no folder after %s',
  async (name, signal, whom) => {
    const lab = await runningLab(join(folder, name.replaceAll(/\W/g, '')));
    expect(lab.left()).toEqual(expect.arrayContaining([expect.stringMatching(/^tsd-/)]));
    process.kill(whom(lab.line), signal);
    while (lab.left().length > 0) await sleep(50);
    expect(lab.left()).toEqual([]);
  },
  PATIENCE,
);
