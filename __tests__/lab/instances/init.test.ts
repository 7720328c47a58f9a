import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../proofs/kit/until.ts';
import type { Init } from '../../../lab/instances/init.ts';
import { init } from '../../../lab/instances/init.ts';
import { groupMembers, readProcess } from '../../../lab/processes/proc-table.ts';
import type { OwnedProcesses } from '../../../lab/processes/processes.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';

let dir: string;
let processes: OwnedProcesses;
let system: Init;

beforeEach(() => {
  dir = mkdtempSync('/tmp/tsd-init-');
  processes = openProcesses(dir);
  system = init({ processes, env: { PATH: process.env['PATH'] ?? '', MACHINE: 'wide' }, journalDir: dir });
});

afterEach(async () => {
  await system.cutAll();
  await processes.end(100);
});

/** Writes a unit that runs a shell script, and returns the path of the unit file. */
function unit(script: string, ...settings: string[]): string {
  writeFileSync(join(dir, 'script'), script);
  const path = join(dir, 'x.service');
  writeFileSync(path, ['[Service]', `ExecStart=/bin/sh ${dir}/script`, ...settings].join('\n'));
  return path;
}

const journal = (): string => {
  try {
    return readFileSync(join(dir, 'x.log'), 'utf8');
  } catch {
    return '';
  }
};

const state = () => system.service('x')?.state();
const ups = (): number => journal().split('up').length - 1;

describe('systemctl', () => {
  it('enable --now runs ExecStart with the machine’s and the unit’s environment and no other', async () => {
    const path = unit('env; pwd; exec sleep 60', 'Environment=OWN=1', 'WorkingDirectory=/usr');
    expect(await system.systemctl(['enable', '--now', path])).toEqual({ code: 0, output: '' });
    await until(() => journal().includes('/usr\n'));
    const names = journal()
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => line.replace(/=.*/, ''));
    expect(names.toSorted()).toEqual(['MACHINE', 'OWN', 'PATH', 'PWD']);
    expect(await system.systemctl(['is-active', 'x'])).toEqual({ code: 0, output: 'active' });
  });

  it('enable without --now starts nothing, start does', async () => {
    await system.systemctl(['enable', unit('exec sleep 60')]);
    expect(await system.systemctl(['is-active', 'x.service'])).toEqual({ code: 3, output: 'inactive' });
    await system.systemctl(['start', 'x']);
    expect(state()).toBe('active');
  });

  it('reports a unit that does not exist', async () => {
    expect((await system.systemctl(['start', 'nobody'])).code).toBe(5);
    expect((await system.systemctl(['enable', join(dir, 'nobody.service')])).output).toContain(
      'does not exist',
    );
    await system.systemctl(['enable', unit('exec sleep 60')]);
    expect((await system.systemctl(['mask', 'x'])).code).toBe(1);
  });

  it('restart gives another process', async () => {
    await system.systemctl(['enable', '--now', unit('exec sleep 60')]);
    const before = system.service('x')?.mainPid();
    await system.systemctl(['restart', 'x']);
    await until(() => state() === 'active');
    expect(system.service('x')?.mainPid()).not.toBe(before);
  });
});

describe('stopping', () => {
  const loyal = (name: string): string =>
    `trap "echo ${name}; exit" TERM; echo up; while :; do sleep 0.1; done`;
  const withChild = `sh -c '${loyal('child')}' & ${loyal('main')}`;

  it('KillMode=mixed stops the main process alone and kills the rest', async () => {
    await system.systemctl(['enable', '--now', unit(withChild, 'KillMode=mixed')]);
    await until(() => ups() === 2);
    const pid = system.service('x')?.mainPid() ?? 0;
    await system.systemctl(['stop', 'x']);
    expect([journal().includes('main'), journal().includes('child')]).toEqual([true, false]);
    expect([state(), groupMembers(pid).length]).toEqual(['inactive', 0]);
  });

  it('KillMode=control-group stops all processes', async () => {
    await system.systemctl(['enable', '--now', unit(withChild, 'KillMode=control-group')]);
    await until(() => ups() === 2);
    await system.systemctl(['stop', 'x']);
    expect([journal().includes('main'), journal().includes('child')]).toEqual([true, true]);
  });

  it('kills what does not stop in TimeoutStopSec', async () => {
    const stubborn = unit(
      'trap "" TERM; echo up; while :; do sleep 0.1; done',
      'TimeoutStopSec=100ms',
      'KillMode=mixed',
    );
    await system.systemctl(['enable', '--now', stubborn]);
    await until(() => ups() === 1);
    const pid = system.service('x')?.mainPid() ?? 0;
    await system.systemctl(['stop', 'x']);
    expect(groupMembers(pid)).toEqual([]);
  });

  it('a service that was stopped is not started again by its Restart', async () => {
    await system.systemctl([
      'enable',
      '--now',
      unit('echo up; exec sleep 60', 'Restart=always', 'RestartSec=10ms'),
    ]);
    await until(() => ups() === 1);
    await system.stopAll();
    await sleep(100);
    expect([ups(), state()]).toEqual([1, 'inactive']);
  });

  it('a machine without power starts nothing again', async () => {
    await system.systemctl([
      'enable',
      '--now',
      unit('echo up; exec sleep 60', 'Restart=always', 'RestartSec=10ms'),
    ]);
    await until(() => ups() === 1);
    const pid = system.service('x')?.mainPid() ?? 0;
    await system.cutAll();
    await sleep(100);
    expect([ups(), groupMembers(pid).length]).toEqual([1, 0]);
  });
});

describe('Restart', () => {
  it.each([
    ['no', 'exit 1', 1, 'failed'],
    ['on-failure', 'exit 0', 1, 'inactive'],
    ['on-failure', 'exit 1', 3, 'failed'],
    ['on-failure', 'kill -KILL $$', 3, 'failed'],
    ['on-failure', 'kill -TERM $$', 1, 'inactive'],
    ['always', 'exit 0', 3, 'failed'],
  ])('%s after "%s": %i starts, then %s', async (restart, end, starts, last) => {
    const text = unit(
      `echo up; ${end}`,
      `Restart=${restart}`,
      'RestartSec=10ms',
      '[Unit]',
      'StartLimitBurst=3',
    );
    await system.systemctl(['enable', '--now', text]);
    await until(() => state() === last);
    expect(ups()).toBe(starts);
  });

  it('ends what the dead main process left behind before it starts again', async () => {
    const script =
      'sleep 60 & echo $! >>left; echo up; [ -f again ] || { touch again; exit 1; }; exec sleep 60';
    await system.systemctl([
      'enable',
      '--now',
      unit(script, `WorkingDirectory=${dir}`, 'Restart=always', 'KillMode=mixed'),
    ]);
    await until(() => ups() === 2);
    const [first = ''] = readFileSync(join(dir, 'left'), 'utf8').split('\n');
    expect(readProcess(first)?.state ?? 'gone').toMatch(/Z|gone/);
  });

  it('a crash that repeats ends at the start limit', async () => {
    await system.systemctl([
      'enable',
      '--now',
      unit('echo up; exec sleep 60', 'Restart=always', 'RestartSec=10ms'),
    ]);
    while (state() !== 'failed') {
      system.service('x')?.crash();
      await sleep(20);
    }
    expect(state()).toBe('failed');
  });
});
