import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LabProcess, Processes } from '../ports.ts';
import { groupMembers } from './proc-table.ts';
import { endGroup } from './process-group.ts';
import type { ProcessRegistry } from './process-registry.ts';
import { ENROL, endEnrolled, processRegistry } from './process-registry.ts';

/** The lab's processes, with the method that ends them all. */
export interface OwnedProcesses extends Processes {
  /** Ends every group (SIGTERM, SIGKILL after `graceMs`); the guardian then removes the lab's directory and ends. */
  end(graceMs: number): Promise<void>;
}

type StartOptions = Parameters<Processes['start']>[0];

/** Starts the guardian, which ends what the lab could not end itself (guardian.ts). */
function startGuardian(labDir: string): ChildProcess {
  const program = fileURLToPath(new URL('./guardian.ts', import.meta.url));
  const guardian = spawn(process.execPath, [program, labDir], {
    // A group of its own, so that Ctrl-C in the terminal does not end it before its work is done.
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  return guardian;
}

function spawnEnrolled(registry: ProcessRegistry, options: StartOptions): ChildProcess {
  const log = openSync(options.log, 'a');
  try {
    return spawn('/bin/sh', ['-c', ENROL, 'sh', registry.dir, options.command, ...options.args], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: options.ipc === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

function startProcess(registry: ProcessRegistry, options: StartOptions): LabProcess {
  const child = spawnEnrolled(registry, options);
  // Without a listener an error event would end the lab. The error is thrown below or seen in `exited`.
  child.on('error', () => {});
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.name}: cannot start a process in ${options.cwd}`);
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      if (groupMembers(pid).length === 0) registry.forget(pid);
      resolve(code);
    });
  });
  const stop = async (graceMs: number): Promise<void> => {
    await endGroup(pid, graceMs);
    registry.forget(pid);
  };
  return { pid, child, exited, stop };
}

/**
 * Opens the processes of a lab. Each leads its own group and appends to its log. A command that does not exist
 * exits with 127 and an error in its log; a missing `cwd` throws.
 */
export function openProcesses(labDir: string): OwnedProcesses {
  const registry = processRegistry(labDir);
  const guardian = startGuardian(labDir);
  const started: LabProcess[] = [];
  return {
    start: (options) => {
      const one = startProcess(registry, options);
      started.push(one);
      void one.exited.then(() => started.splice(started.indexOf(one), 1));
      return one;
    },
    adopt: (child) => {
      const { pid } = child;
      if (pid === undefined) return;
      registry.enrol(pid);
      child.once('exit', () => registry.forget(pid));
    },
    end: async (graceMs) => {
      await Promise.all(started.map((one) => one.stop(graceMs)));
      await endEnrolled(registry, graceMs);
      guardian.ref();
      const gone = once(guardian, 'exit');
      guardian.stdin?.end();
      await gone;
    },
  };
}
