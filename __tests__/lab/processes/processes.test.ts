import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../proofs/kit/until.ts';
import { groupMembers, parseStat, readProcess } from '../../../lab/processes/proc-table.ts';
import { processRegistry } from '../../../lab/processes/process-registry.ts';
import type { OwnedProcesses } from '../../../lab/processes/processes.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';

const PATH = process.env['PATH'] ?? '';
const PROCESSES = new URL('../../../lab/processes/processes.ts', import.meta.url).href;

let dir: string;
let processes: OwnedProcesses | null;

const open = (): OwnedProcesses => (processes = openProcesses(dir));

const shell = (script: string) => ({
  name: 'test',
  command: 'sh',
  args: ['-c', script],
  env: { PATH },
  cwd: dir,
  log: join(dir, 'log'),
});

const logged = (): string => readFileSync(join(dir, 'log'), 'utf8');

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tsd-p-'));
  processes = null;
});

afterEach(async () => {
  await processes?.end(100);
  rmSync(dir, { recursive: true, force: true });
});

describe('processes of the lab', () => {
  it('starts a command with exactly the given environment, in a group of its own, and appends to the log', async () => {
    const started = open().start(shell('echo "home=$HOME group=$(cut -d" " -f5 /proc/$$/stat)"; exit 3'));
    expect(await started.exited).toBe(3);
    expect(logged()).toBe(`home= group=${started.pid}\n`);
  });

  it('a command that does not exist exits with 127 and an error in its log', async () => {
    const started = open().start({ ...shell(''), command: 'no-such-command', args: [] });
    expect(await started.exited).toBe(127);
    expect(logged()).toContain('no-such-command');
  });

  it('also ends an adopted process, which other code started', async () => {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const owner = open();
    owner.adopt(child);
    expect(processRegistry(dir).groups()).toEqual([child.pid]);
    await owner.end(100);
    processes = null;
    expect(groupMembers(child.pid!)).toEqual([]);
  });

  it('throws when the working directory is missing', () => {
    expect(() => open().start({ ...shell('true'), cwd: join(dir, 'missing') })).toThrow(/cannot start/);
  });

  it('opens a channel to a Node program on request', async () => {
    const program = 'process.on("message", (m) => { process.send({ got: m }); process.disconnect(); })';
    const started = open().start({
      ...shell(''),
      command: process.execPath,
      args: ['-e', program],
      ipc: true,
    });
    started.child.send('hello');
    expect((await once(started.child, 'message'))[0]).toEqual({ got: 'hello' });
  });

  it('stops the whole group, a member that outlives its leader and one that ignores SIGTERM included', async () => {
    const started = open().start(shell('trap "" TERM; sleep 60 & sleep 60 & echo up; exit 0'));
    await started.exited;
    await until(() => logged().includes('up'));
    expect(groupMembers(started.pid)).toHaveLength(2);
    await started.stop(100);
    expect(groupMembers(started.pid)).toHaveLength(0);
  });

  it('ends every process and its guardian, which removes the directory', async () => {
    const lab = open();
    const started = lab.start(shell('sleep 60'));
    await until(() => processRegistry(dir).groups().includes(started.pid));
    await lab.end(1_000);
    processes = null;
    expect(groupMembers(started.pid)).toHaveLength(0);
    expect(existsSync(dir)).toBe(false);
  });

  it('does not end a process whose pid belonged to an enrolled one before', async () => {
    const stranger = spawn('sleep', ['60'], { detached: true });
    const pid = stranger.pid ?? 0;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const start = parseStat(stat)?.startTime ?? '';
    const lab = open();
    writeFileSync(join(dir, 'processes', String(pid)), stat.replace(` ${start} `, ' 1 '));
    await lab.end(100);
    processes = null;
    // Just started, it may not sleep yet.
    expect(readProcess(pid)?.state).toMatch(/^[RSD]$/);
    stranger.kill('SIGKILL');
  });
});

describe('the guardian', () => {
  const program = `
    const { openProcesses } = await import(${JSON.stringify(PROCESSES)});
    const [dir] = process.argv.slice(1);
    const options = { name: 't', command: 'sh', env: { PATH: process.env.PATH }, cwd: dir, log: dir + '/log' };
    const { start } = openProcesses(dir);
    console.log(start({ ...options, args: ['-c', 'sleep 60 & sleep 60'] }).pid);
    console.log(start({ ...options, args: ['-c', 'trap "" TERM; while :; do sleep 1; done'] }).pid);
    setInterval(() => {}, 1000);
  `;

  const tinyLab = async () => {
    const lab = spawn(process.execPath, ['--input-type=module', '-e', program, dir], { env: { PATH } });
    let out = '';
    lab.stdout.on('data', (data) => (out += String(data)));
    await until(() => out.split('\n').length === 3);
    const groups = out.trim().split('\n').map(Number);
    await until(() => groups.every((group) => processRegistry(dir).groups().includes(group)));
    return { lab, groups };
  };

  const allGone = (groups: readonly number[]) => groups.every((group) => groupMembers(group).length === 0);

  it('ends every process of a lab that was killed with SIGKILL, also one that ignores SIGTERM, and removes its directory', async () => {
    const { lab, groups } = await tinyLab();
    expect(groups.map((group) => groupMembers(group).length > 0)).toEqual([true, true]);
    lab.kill('SIGKILL');
    await until(() => allGone(groups));
    await until(() => !existsSync(dir));
  }, 15_000);
});
